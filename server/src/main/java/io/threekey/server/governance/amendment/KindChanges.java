package io.threekey.server.governance.amendment;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyKindRule;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.ClockWords;
import io.threekey.server.governance.amendment.Change.Row;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which decision each kind of policy would need, and what would count as stricter. */
final class KindChanges {

    private final Charter now;
    private final Charter next;
    private final Naming naming;

    KindChanges(Charter now, Charter next, Naming naming) {
        this.now = now;
        this.next = next;
        this.naming = naming;
    }

    Stream<Change> all() {
        return Counterparts.of(
                        List.copyOf(now.policyKinds().entrySet()),
                        List.copyOf(next.policyKinds().entrySet()),
                        Map.Entry::getKey)
                .stream()
                .flatMap(pair -> pair.changes(
                        kind -> Stream.of(whole("kind.added", kind.getKey(), kind.getValue())),
                        kind -> Stream.of(whole("kind.removed", kind.getKey(), kind.getValue())),
                        (before, after) -> changed(after.getKey(), before.getValue(), after.getValue())));
    }

    private Change whole(String key, PolicyKindName name, PolicyKindRule rule) {
        return Change.of(
                key, naming.kind(name), Naming.decision(rule.decision()), measures(rule), floor(rule), delay(rule));
    }

    private Stream<Change> changed(PolicyKindName name, PolicyKindRule before, PolicyKindRule after) {
        var row = new Row("kind", naming.kind(name), before.document(), after.document());
        return row.fields()
                .map(field -> change(row, field, before, after).looserWhere(loosens(field, name, before, after)));
    }

    private static Change change(Row row, String field, PolicyKindRule before, PolicyKindRule after) {
        return switch (field) {
            case "decision" ->
                Change.field(row, field, Naming.decision(before.decision()), Naming.decision(after.decision()));
            case "stricter" -> Change.field(row, field, measures(before), measures(after));
            case "assuranceFloor" -> Change.field(row, field, floor(before), floor(after));
            case "looseningDelayMinutes" -> Change.field(row, field, delay(before), delay(after));
            default -> Change.asWritten(row, field);
        };
    }

    private static List<?> measures(PolicyKindRule rule) {
        return Naming.listed(new TreeMap<>(rule.stricter())
                .entrySet().stream()
                        .map(field -> Change.said("stricter." + field.getValue().code(), field.getKey()))
                        .toList());
    }

    private static Words floor(PolicyKindRule rule) {
        return Change.said(rule.assuranceFloor() ? "floor.yes" : "floor.no");
    }

    private static Words delay(PolicyKindRule rule) {
        return rule.looseningDelayMinutes() == 0
                ? Change.said("delay.none")
                : Change.said("delay", ClockWords.length(Duration.ofMinutes(rule.looseningDelayMinutes())));
    }

    private boolean loosens(String field, PolicyKindName name, PolicyKindRule before, PolicyKindRule after) {
        return switch (field) {
            case "decision" -> isDecidedWithLess(name);
            // what is measured anew, or the other way round, lets changes pass as tightenings that were none
            case "stricter" ->
                !before.stricter().entrySet().containsAll(after.stricter().entrySet());
            case "assuranceFloor" -> before.assuranceFloor();
            case "looseningDelayMinutes" -> after.looseningDelayMinutes() < before.looseningDelayMinutes();
            default -> false;
        };
    }

    /** Anywhere, for any use case. */
    private boolean isDecidedWithLess(PolicyKindName name) {
        var scopes = Stream.concat(now.rights().stream(), next.rights().stream())
                .map(DecisionRight::scope)
                .distinct()
                .toList();
        return Stream.concat(
                        Stream.of(Optional.<UseCase>empty()),
                        Arrays.stream(UseCase.values()).map(Optional::of))
                .flatMap(useCase -> scopes.stream().map(scope -> new PolicyAddress(name, useCase, scope)))
                .anyMatch(this::isDecidedWithLess);
    }

    private boolean isDecidedWithLess(PolicyAddress address) {
        return now.rightFor(address)
                .flatMap(before -> next.rightFor(address).map(after -> RightChanges.loosens(before, after)))
                .orElse(false);
    }
}
