package io.threekey.charter;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one person may do alone is bounded: a mapped kind of policy, domains that have seats, hours and not weeks, numbers
 * that the charter itself can compare, and never the charter.
 */
final class EmergencyActReview {
    private static final int LONGEST_CONTAINMENT_HOURS = 7 * 24;
    private static final int LONGEST_CONTINUITY_HOURS = 3 * 24;
    private static final int ALL_PERCENT = 100;

    private EmergencyActReview() {}

    static Stream<CharterFault> of(Charter charter) {
        return Stream.of(
                        charter.containments().stream().flatMap(envelope -> containment(charter, envelope)),
                        charter.continuities().stream().flatMap(clause -> continuity(charter, clause)),
                        twoContainments(charter),
                        twoContinuities(charter))
                .flatMap(faults -> faults);
    }

    private static Stream<CharterFault> containment(Charter charter, Containment envelope) {
        var where = "containment " + envelope.policyKind();
        var faults = new ArrayList<>(common(charter, where, envelope.policyKind(), envelope.by()));
        if (envelope.by().contains(Function.CLINICAL_OPERATIONS)) {
            faults.add(new CharterFault(
                    where,
                    "Clinical operations cannot do it: where many would be hindered, it signs beside whoever does."));
        }
        if (envelope.hours() < 1 || envelope.hours() > LONGEST_CONTAINMENT_HOURS) {
            faults.add(new CharterFault(
                    where, "It lapses after 1 to " + LONGEST_CONTAINMENT_HOURS + " hours, unless it is ratified."));
        }
        if (envelope.coSignOverPercent() > ALL_PERCENT) {
            faults.add(new CharterFault(where, "No more than 100 per cent of a ward can be hindered."));
        }
        if (envelope.bounds().isEmpty()) {
            faults.add(new CharterFault(where, "Without a bound nothing may be tightened."));
        }
        Optional.ofNullable(charter.policyKinds().get(envelope.policyKind()))
                .ifPresent(rule -> envelope.bounds().keySet().stream()
                        .filter(field -> !rule.stricter().containsKey(field))
                        .sorted()
                        .map(field -> new CharterFault(
                                where,
                                "The bound on '" + field + "' cannot be judged: the kind of policy does not say which"
                                        + " way it is stricter."))
                        .forEach(faults::add));
        return faults.stream();
    }

    private static Stream<CharterFault> continuity(Charter charter, Continuity clause) {
        var where = "continuity " + clause.policyKind();
        var faults = new ArrayList<>(common(charter, where, clause.policyKind(), clause.by()));
        if (clause.hours() < 1 || clause.hours() > LONGEST_CONTINUITY_HOURS) {
            faults.add(new CharterFault(where, "It lapses after 1 to " + LONGEST_CONTINUITY_HOURS + " hours."));
        }
        return faults.stream();
    }

    private static List<CharterFault> common(Charter charter, String where, PolicyKindName kind, List<Function> by) {
        var faults = new ArrayList<CharterFault>();
        if (!charter.policyKinds().containsKey(kind)) {
            faults.add(new CharterFault(where, "The charter does not map this kind of policy to a decision."));
        }
        if (PolicyAddress.forAll(kind).replacesCharter()) {
            faults.add(new CharterFault(where, "Nobody changes the charter alone, not even for hours."));
        }
        if (by.isEmpty()) {
            faults.add(new CharterFault(where, "It names nobody who may do it."));
        }
        if (Set.copyOf(by).size() < by.size()) {
            faults.add(new CharterFault(where, "It names the same domain twice."));
        }
        by.stream()
                .distinct()
                .filter(function ->
                        !function.isDomain() || charter.seats().stream().noneMatch(seat -> seat.function() == function))
                .map(function -> new CharterFault(
                        where, "'" + function.code() + "' cannot do it: only a domain with a seat can."))
                .forEach(faults::add);
        return faults;
    }

    private static Stream<CharterFault> twoContainments(Charter charter) {
        return charter.containments().stream()
                .flatMap(envelope -> covered(envelope).stream()
                        .map(useCase -> List.of(envelope.policyKind().value(), useCase.code())))
                .collect(groupingBy(covered -> covered, LinkedHashMap::new, counting()))
                .entrySet()
                .stream()
                .filter(covered -> covered.getValue() > 1)
                .map(covered -> covered.getKey().getFirst())
                .distinct()
                .map(kind -> new CharterFault(
                        "containment " + kind, "Two envelopes cover the same use case: only one can hold."));
    }

    private static Set<UseCase> covered(Containment envelope) {
        return envelope.useCases().isEmpty() ? EnumSet.allOf(UseCase.class) : EnumSet.copyOf(envelope.useCases());
    }

    private static Stream<CharterFault> twoContinuities(Charter charter) {
        return charter.continuities().stream()
                .collect(groupingBy(Continuity::policyKind, LinkedHashMap::new, counting()))
                .entrySet()
                .stream()
                .filter(kind -> kind.getValue() > 1)
                .map(kind -> new CharterFault(
                        "continuity " + kind.getKey(), "Two clauses say who may return: only one can hold."));
    }
}
