package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.evidence.LimitsOfAVersion.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The limits that people were let in with, and the policy version that is said to give them. */
record ObeyedLimits(Where where, LimitsOfAVersion limits) {

    /**
     * A sign-in is ruled on first and dated when it is recorded, by a node that may have heard of the newest decision
     * 300 milliseconds late: so long may the version that was in force before still be obeyed. Never may one be obeyed
     * ahead of its time.
     */
    static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

    static ObeyedLimits of(LetInEntry entry) {
        return new ObeyedLimits(
                Where.of(entry),
                new LimitsOfAVersion(
                        entry.idleMinutes(),
                        entry.overallMinutes(),
                        entry.policy(),
                        entry.policyVersion(),
                        entry.policyDocument()));
    }

    /** Why nobody could rightly be let in with these limits at that time; empty where they could. */
    Optional<String> faultAt(Instant at, History history) {
        Optional<String> elsewhere = limits.elsewhere(where);
        if (elsewhere.isPresent()) {
            return Optional.of("Somebody was let in at " + elsewhere.get() + " under " + limits.name()
                    + ", which is not for that.");
        }
        return limits.adopted(history)
                .map(adopted -> faultUnder(adopted, at, history))
                .orElseGet(
                        () -> Optional.of("Somebody was let in under " + limits.name() + ", which was never adopted."));
    }

    /**
     * Whether something else was obeyed at the same place between two moments at which these limits rightly were: then
     * those two say nothing of the sign-ins between them.
     */
    boolean wereSetAsideBetween(Instant first, Instant last, History history) {
        return history.turnsAt(place()).subSet(first, last).stream()
                .map(turn -> history.obeyedAt(place(), turn))
                .anyMatch(obeyed -> obeyed.filter(this::isTheirs).isEmpty());
    }

    /** Where they were let in, as far as the entry says: there the stricter of the group's and the site's holds. */
    PolicyAddress place() {
        return where.site()
                .map(site -> new PolicyAddress(
                        limits.policy().kind(), limits.policy().useCase(), site))
                .orElse(limits.policy());
    }

    private boolean isTheirs(PolicyVersion version) {
        return version.address().equals(limits.policy()) && version.version() == limits.version();
    }

    private Optional<String> faultUnder(PolicyVersion adopted, Instant at, History history) {
        if (!limits.isByTheTextOf(adopted)) {
            return Optional.of(
                    "Somebody was let in under " + limits.name() + ", but by another text than the one adopted.");
        }
        if (!wasObeyed(limits.policy(), adopted, at, history)) {
            return Optional.of(
                    "Somebody was let in under " + limits.name() + ", which was not in force at " + at + ".");
        }
        if (!wasObeyed(place(), adopted, at, history)) {
            return Optional.of("Somebody was let in at " + place().scope() + " under " + limits.name() + ", though "
                    + history.obeyedAt(place(), at)
                            .map(governing -> LimitsOfAVersion.name(governing.address(), governing.version()))
                            .orElse("nothing")
                    + " governed there at " + at + ".");
        }
        return limits.givenInstead(adopted, where.careSetting())
                .map(given -> "Somebody was let in for " + limits.minutes() + ", but " + limits.name() + " gives "
                        + given + ".");
    }

    /** At that instant, or a moment before when the node had not yet heard of what ended it. */
    private static boolean wasObeyed(PolicyAddress place, PolicyVersion adopted, Instant at, History history) {
        Instant heardOf = at.minus(HEARD_WITHIN);
        Instant start = adopted.effectiveAt().isAfter(heardOf) ? adopted.effectiveAt() : heardOf;
        return !start.isAfter(at)
                && Stream.of(start, at)
                        .map(moment -> history.obeyedAt(place, moment))
                        .anyMatch(Optional.of(adopted)::equals);
    }
}
