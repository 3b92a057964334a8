package io.threekey.server.governance.amendment;

import io.threekey.charter.Charter;
import io.threekey.charter.Containment;
import io.threekey.charter.Continuity;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.amendment.Change.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one domain could do alone. Whatever gives one more of it asks for less agreement, so it counts as a loosening. */
final class EmergencyActChanges {

    private final Charter now;
    private final Charter next;
    private final Naming naming;

    EmergencyActChanges(Charter now, Charter next, Naming naming) {
        this.now = now;
        this.next = next;
        this.naming = naming;
    }

    Stream<Change> containments() {
        return pairs(now.containments(), next.containments()).stream()
                .flatMap(pair -> pair.changes(
                        added -> Stream.of(whole("containment.added", added).looserWhere(true)),
                        removed -> Stream.of(whole("containment.removed", removed)),
                        this::changed));
    }

    /** First those that are the same, then those for the same kind of policy, whichever use cases they are for. */
    private static List<Counterparts<Containment>> pairs(List<Containment> before, List<Containment> after) {
        var gone = before.stream().filter(one -> !after.contains(one)).toList();
        var come = after.stream().filter(one -> !before.contains(one)).toList();
        var exact = Counterparts.of(gone, come, one -> List.of(one.policyKind(), one.useCases()));
        var pairs = new ArrayList<Counterparts<Containment>>();
        exact.stream()
                .filter(pair -> pair.before().isPresent() && pair.after().isPresent())
                .forEach(pairs::add);
        pairs.addAll(Counterparts.of(
                alone(exact, Counterparts::before), alone(exact, Counterparts::after), Containment::policyKind));
        return pairs;
    }

    private static List<Containment> alone(
            List<Counterparts<Containment>> pairs, Function<Counterparts<Containment>, Optional<Containment>> side) {
        return pairs.stream()
                .filter(pair -> pair.before().isEmpty() || pair.after().isEmpty())
                .flatMap(pair -> side.apply(pair).stream())
                .toList();
    }

    private Words subject(Containment envelope) {
        return Change.said(
                "subject.containment", naming.kind(envelope.policyKind()), CharterWords.useCases(envelope.useCases()));
    }

    private Change whole(String key, Containment envelope) {
        return Change.of(
                key,
                subject(envelope),
                Naming.functions(envelope.by()),
                Words.minutes(envelope.hours() * 60),
                envelope.coSignOverPercent(),
                bounds(envelope));
    }

    private Stream<Change> changed(Containment before, Containment after) {
        var row = new Row("containment", subject(before), before.document(), after.document());
        return row.fields().map(field -> change(row, field, before, after).looserWhere(loosens(field, before, after)));
    }

    private static Change change(Row row, String field, Containment before, Containment after) {
        return switch (field) {
            case "useCases" ->
                Change.field(
                        row, field, CharterWords.useCases(before.useCases()), CharterWords.useCases(after.useCases()));
            case "by" -> Change.field(row, field, Naming.functions(before.by()), Naming.functions(after.by()));
            case "hours" ->
                Change.field(row, field, Words.minutes(before.hours() * 60), Words.minutes(after.hours() * 60));
            case "coSignOverPercent" -> Change.field(row, field, before.coSignOverPercent(), after.coSignOverPercent());
            case "bounds" -> Change.field(row, field, bounds(before), bounds(after));
            default -> Change.asWritten(row, field);
        };
    }

    private static List<?> bounds(Containment envelope) {
        return Naming.listed(new TreeMap<>(envelope.bounds())
                .entrySet().stream()
                        .map(bound -> Change.said("bound", bound.getKey(), bound.getValue()))
                        .toList());
    }

    private boolean loosens(String field, Containment before, Containment after) {
        return switch (field) {
            case "useCases" -> !covered(before).containsAll(covered(after));
            case "by" -> !before.by().containsAll(after.by());
            case "hours" -> after.hours() > before.hours();
            case "coSignOverPercent" -> after.coSignOverPercent() > before.coSignOverPercent();
            case "bounds" ->
                after.bounds().entrySet().stream()
                        .anyMatch(bound -> reachesFurther(after.policyKind(), bound, before.bounds()));
            default -> false;
        };
    }

    private static Set<UseCase> covered(Containment envelope) {
        return envelope.useCases().isEmpty() ? EnumSet.allOf(UseCase.class) : EnumSet.copyOf(envelope.useCases());
    }

    private boolean reachesFurther(PolicyKindName kind, Map.Entry<String, Long> bound, Map<String, Long> before) {
        var former = Optional.ofNullable(before.get(bound.getKey()));
        var direction = Optional.ofNullable(next.policyKinds().get(kind))
                .flatMap(rule -> Optional.ofNullable(rule.stricter().get(bound.getKey())));
        return former.isEmpty()
                || direction
                        .map(way -> way.isStricter(former.get(), bound.getValue()))
                        .orElse(true);
    }

    Stream<Change> continuities() {
        return Counterparts.of(now.continuities(), next.continuities(), Continuity::policyKind).stream()
                .flatMap(pair -> pair.changes(
                        added -> Stream.of(whole("continuity.added", added).looserWhere(true)),
                        removed -> Stream.of(whole("continuity.removed", removed)),
                        this::changed));
    }

    private Change whole(String key, Continuity clause) {
        return Change.of(
                key,
                naming.kind(clause.policyKind()),
                Naming.functions(clause.by()),
                Words.minutes(clause.hours() * 60));
    }

    private Stream<Change> changed(Continuity before, Continuity after) {
        var row = new Row("continuity", naming.kind(after.policyKind()), before.document(), after.document());
        return row.fields().map(field -> switch (field) {
            case "by" ->
                Change.field(row, field, Naming.functions(before.by()), Naming.functions(after.by()))
                        .looserWhere(!before.by().containsAll(after.by()));
            case "hours" ->
                Change.field(row, field, Words.minutes(before.hours() * 60), Words.minutes(after.hours() * 60))
                        .looserWhere(after.hours() > before.hours());
            default -> Change.asWritten(row, field);
        });
    }
}
