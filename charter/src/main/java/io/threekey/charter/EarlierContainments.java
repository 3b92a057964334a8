package io.threekey.charter;

import static java.util.stream.Collectors.toSet;

import io.threekey.charter.Strictness.Step;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was contained where a proposal wants to contain again, and nobody decided since. What one domain did alone lapses;
 * done again and again by the same it would last, and nobody would ever have decided it.
 *
 * <p>The same is whatever tightens a number that a containment at an overlapping address tightened: the group's address
 * overlaps each site's. Another number, another site or another use case is another incident.
 */
final class EarlierContainments {
    static final Duration LOOKS_BACK = Duration.ofDays(30);

    private final Charter charter;
    private final History history;
    private final PolicyAddress address;
    private final Instant at;

    private EarlierContainments(Charter charter, History history, PolicyAddress address, Instant at) {
        this.charter = charter;
        this.history = history;
        this.address = address;
        this.at = at;
    }

    static EarlierContainments of(Charter charter, History history, PolicyAddress address, Instant at) {
        return new EarlierContainments(charter, history, address, at);
    }

    /** Whose containments of the same have lapsed in the last thirty days, in order. */
    List<Function> lapsedBy(JsonObject document) {
        return ofTheSame(document)
                .filter(version -> !isRatified(version))
                .filter(version -> version.validity().isOver(at))
                .filter(version -> at.isBefore(end(version).plus(LOOKS_BACK)))
                .flatMap(this::functions)
                .distinct()
                .sorted()
                .toList();
    }

    /** When the first of those of the same lapses that still stand, ratified or not. */
    Optional<Instant> standingUntil(JsonObject document) {
        return ofTheSame(document)
                .filter(version -> version.holdsAt(at))
                .map(EarlierContainments::end)
                .min(Instant::compareTo);
    }

    private Stream<PolicyVersion> ofTheSame(JsonObject document) {
        var tightened =
                history.obeyedAt(address, at).map(now -> places(now, document)).orElse(Set.of());
        return history.addresses().stream()
                .filter(this::overlaps)
                .flatMap(other -> history.versions(other).stream())
                .filter(version -> version.way() == Way.CONTAINMENT)
                .filter(version -> tightens(version, tightened));
    }

    private boolean overlaps(PolicyAddress other) {
        return other.inGroup().equals(address.inGroup())
                && (other.scope().equals(address.scope())
                        || other.scope().isGroup()
                        || address.scope().isGroup());
    }

    /** By a decision since that keeps to it, whenever it came. */
    private boolean isRatified(PolicyVersion contained) {
        return Stream.of(contained.address(), contained.address().inGroup())
                .distinct()
                .flatMap(where -> history.versions(where).stream())
                .filter(version -> !version.way().isPassing())
                .filter(version -> isAfter(version, contained))
                .anyMatch(version -> charter.rule(address)
                        .filter(rule -> Strictness.compare(rule, contained.document(), version.document())
                                .keepsTheFloor())
                        .isPresent());
    }

    private static boolean isAfter(PolicyVersion version, PolicyVersion contained) {
        return version.address().equals(contained.address())
                ? version.version() > contained.version()
                : version.adoptedAt().isAfter(contained.adoptedAt());
    }

    /** What cannot be compared any more counts as the same. */
    private boolean tightens(PolicyVersion contained, Set<String> tightened) {
        var then = history.obeyedBefore(contained)
                .map(before -> places(before, contained.document()))
                .orElse(Set.of());
        return then.isEmpty() || then.stream().anyMatch(tightened::contains);
    }

    private Set<String> places(PolicyVersion before, JsonObject after) {
        return charter.rule(address).stream()
                .flatMap(rule -> Strictness.steps(rule, before.document(), after).stream())
                .map(Step::place)
                .collect(toSet());
    }

    private Stream<Function> functions(PolicyVersion version) {
        return history.charter(version.charterVersion()).stream()
                .flatMap(then -> version.signers().stream().flatMap(signer -> then.seat(signer.seat()).stream()))
                .map(Seat::function);
    }

    private static Instant end(PolicyVersion version) {
        return version.until().orElseThrow();
    }
}
