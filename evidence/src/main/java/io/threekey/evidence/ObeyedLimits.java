package io.threekey.evidence;

import io.threekey.charter.CareSetting;
import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.MalformedDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The limits that people were let in with, and the policy version that is said to give them.
 *
 * @param site where; empty in entries of before sites were named, of which nobody can tell what they should have obeyed
 *     but the policy that they name
 */
record ObeyedLimits(
        UseCase useCase,
        CareSetting careSetting,
        Optional<Scope> site,
        int idleMinutes,
        int overallMinutes,
        PolicyAddress policy,
        int version,
        Digest document) {

    /**
     * A sign-in is ruled on first and dated when it is recorded, by a node that may have heard of the newest decision
     * 300 milliseconds late: so long may the version that was in force before still be obeyed. Never may one be obeyed
     * ahead of its time.
     */
    static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

    static ObeyedLimits of(LetInEntry entry) {
        return new ObeyedLimits(
                entry.useCase(),
                entry.careSetting(),
                entry.site(),
                entry.idleMinutes(),
                entry.overallMinutes(),
                entry.policy(),
                entry.policyVersion(),
                entry.policyDocument());
    }

    /** Why nobody could rightly be let in with these limits at that time; empty where they could. */
    Optional<String> faultAt(Instant at, History history) {
        if (!policy.inGroup().equals(new PolicyAddress(SessionLimitsRow.KIND, Optional.of(useCase), Scope.GROUP))) {
            return Optional.of(
                    "Somebody was let in at " + useCase.code() + " under " + name() + ", which is not for that.");
        }
        if (!policy.scope().isGroup() && site.filter(policy.scope()::equals).isEmpty() && site.isPresent()) {
            return Optional.of(
                    "Somebody was let in at " + site.get() + " under " + name() + ", which is not for there.");
        }
        return history.versions(policy).stream()
                .filter(adopted -> adopted.version() == version)
                .findFirst()
                .map(adopted -> faultUnder(adopted, at, history))
                .orElseGet(() -> Optional.of("Somebody was let in under " + name() + ", which was never adopted."));
    }

    private Optional<String> faultUnder(PolicyVersion adopted, Instant at, History history) {
        if (!adopted.digest().equals(document)) {
            return Optional.of("Somebody was let in under " + name() + ", but by another text than the one adopted.");
        }
        if (!wasObeyed(policy, adopted, at, history)) {
            return Optional.of("Somebody was let in under " + name() + ", which was not in force at " + at + ".");
        }
        if (!wasObeyed(place(), adopted, at, history)) {
            return Optional.of("Somebody was let in at " + place().scope() + " under " + name() + ", though "
                    + history.obeyedAt(place(), at).map(ObeyedLimits::name).orElse("nothing") + " governed there at "
                    + at + ".");
        }
        List<SessionLimitsRow> given = given(adopted);
        if (!given.equals(List.of(new SessionLimitsRow(careSetting.code(), idleMinutes, overallMinutes)))) {
            return Optional.of("Somebody was let in for " + minutes(idleMinutes, overallMinutes) + ", but " + name()
                    + " gives " + careSetting.code() + " "
                    + (given.size() == 1
                            ? minutes(
                                    given.getFirst().idleMinutes(),
                                    given.getFirst().overallMinutes())
                            : "no limits of its own")
                    + ".");
        }
        return Optional.empty();
    }

    /**
     * Whether something else was obeyed at the same place between two moments at which these limits rightly were: then
     * those two say nothing of the sign-ins between them.
     */
    boolean wereSetAsideBetween(Instant first, Instant last, History history) {
        return history.turnsAt(place()).subSet(first, last).stream()
                .map(turn -> history.obeyedAt(place(), turn))
                .anyMatch(obeyed -> obeyed.filter(
                                version -> version.address().equals(policy) && version.version() == this.version)
                        .isEmpty());
    }

    /** Where they were let in, as far as the entry says: there the stricter of the group's and the site's holds. */
    PolicyAddress place() {
        return site.map(there -> new PolicyAddress(policy.kind(), policy.useCase(), there))
                .orElse(policy);
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

    private List<SessionLimitsRow> given(PolicyVersion adopted) {
        try {
            return SessionLimitsRow.readAll(adopted.document()).stream()
                    .filter(row -> row.careSetting().equals(careSetting.code()))
                    .toList();
        } catch (MalformedDocument notLimits) {
            return List.of();
        }
    }

    private String name() {
        return name(policy, version);
    }

    private static String name(PolicyVersion version) {
        return name(version.address(), version.version());
    }

    private static String name(PolicyAddress policy, int version) {
        return "version " + version + " of " + policy.kind() + " ("
                + policy.useCase().map(UseCase::code).orElse("all use cases") + ", " + policy.scope() + ")";
    }

    private static String minutes(long idle, long overall) {
        return idle + " minutes without a touch and " + overall + " altogether";
    }
}
