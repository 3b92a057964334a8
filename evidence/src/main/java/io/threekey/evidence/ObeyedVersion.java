package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A version of a kind of policy that people are said to have been let in under, and where that was. */
record ObeyedVersion(PolicyKindName kind, Where where, NamedVersion named) {

    /** Why nobody could rightly be let in under it at that time, whatever it says; empty where they could. */
    Optional<String> faultAt(Instant at, History history) {
        Optional<String> elsewhere = named.elsewhere(kind, where);
        if (elsewhere.isPresent()) {
            return Optional.of("Somebody was let in at " + elsewhere.get() + " under " + named.inWords()
                    + ", which is not for that.");
        }
        return named.adopted(history)
                .map(adopted -> faultUnder(adopted, at, history))
                .orElseGet(() ->
                        Optional.of("Somebody was let in under " + named.inWords() + ", which was never adopted."));
    }

    boolean wasSetAsideBetween(Instant first, Instant last, History history) {
        return history.turnsAt(place()).subSet(first, last).stream()
                .map(turn -> history.obeyedAt(place(), turn))
                .anyMatch(obeyed -> obeyed.filter(this::isTheirs).isEmpty());
    }

    PolicyAddress place() {
        return where.site()
                .map(site ->
                        new PolicyAddress(named.policy().kind(), named.policy().useCase(), site))
                .orElse(named.policy());
    }

    private boolean isTheirs(PolicyVersion version) {
        return version.address().equals(named.policy()) && version.version() == named.version();
    }

    private Optional<String> faultUnder(PolicyVersion adopted, Instant at, History history) {
        if (!named.isByTheTextOf(adopted)) {
            return Optional.of(
                    "Somebody was let in under " + named.inWords() + ", but by another text than the one adopted.");
        }
        if (!wasObeyed(named.policy(), adopted, at, history)) {
            return Optional.of(
                    "Somebody was let in under " + named.inWords() + ", which was not in force at " + at + ".");
        }
        if (!wasObeyed(place(), adopted, at, history)) {
            return Optional.of("Somebody was let in at " + place().scope() + " under " + named.inWords() + ", though "
                    + history.obeyedAt(place(), at)
                            .map(governing -> NamedVersion.inWords(governing.address(), governing.version()))
                            .orElse("nothing")
                    + " governed there at " + at + ".");
        }
        return Optional.empty();
    }

    /** At that instant, or a moment before when the node had not yet heard of what ended it. */
    private static boolean wasObeyed(PolicyAddress place, PolicyVersion adopted, Instant at, History history) {
        Instant heardOf = at.minus(LetInEntry.HEARD_WITHIN);
        Instant start = adopted.effectiveAt().isAfter(heardOf) ? adopted.effectiveAt() : heardOf;
        return !start.isAfter(at)
                && Stream.of(start, at)
                        .map(moment -> history.obeyedAt(place, moment))
                        .anyMatch(Optional.of(adopted)::equals);
    }
}
