package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The version of a kind of policy that a sign-in is said to have been held to, where any was. */
record HeldTo(PolicyKindName kind, Where where, Optional<NamedVersion> named) {

    /**
     * @param notMet why nobody could be let in under a version, whatever its time; empty where they could
     * @param notAsked what to say where one was in force and none is named
     */
    Optional<String> faultAt(
            Instant at,
            History history,
            Function<PolicyVersion, Optional<String>> notMet,
            Function<PolicyVersion, String> notAsked) {
        return named.map(version -> obeyed(version)
                        .faultAt(at, history)
                        .or(() -> version.adopted(history).flatMap(notMet)))
                .orElseGet(() -> unasked(at, history).map(notAsked));
    }

    /** Also where something came into force a moment before, and the node had not yet heard of it. */
    private Optional<PolicyVersion> unasked(Instant at, History history) {
        return history.obeyedAt(place(), at.minus(LetInEntry.HEARD_WITHIN))
                .flatMap(before -> history.obeyedAt(place(), at));
    }

    boolean wasSetAsideBetween(Instant first, Instant last, History history) {
        return named.map(version -> obeyed(version).wasSetAsideBetween(first, last, history))
                .orElseGet(() -> history.turnsAt(place()).subSet(first, last).stream()
                        .anyMatch(turn -> history.obeyedAt(place(), turn).isPresent()));
    }

    PolicyAddress place() {
        return named.map(version -> obeyed(version).place()).orElseGet(this::unnamedPlace);
    }

    private PolicyAddress unnamedPlace() {
        return new PolicyAddress(
                kind, Optional.of(where.useCase()), where.site().orElse(Scope.GROUP));
    }

    private ObeyedVersion obeyed(NamedVersion version) {
        return new ObeyedVersion(kind, where, version);
    }
}
