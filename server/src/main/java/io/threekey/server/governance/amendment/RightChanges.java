package io.threekey.server.governance.amendment;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionRight;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.ClockWords;
import io.threekey.server.governance.amendment.Change.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who would decide what, and on which clocks. A row that comes or goes is held against the one that counted, or would
 * count, in its place.
 */
final class RightChanges {

    private static final String PART = "right";

    private final Charter now;
    private final Charter next;
    private final Naming naming;

    RightChanges(Charter now, Charter next, Naming naming) {
        this.now = now;
        this.next = next;
        this.naming = naming;
    }

    Stream<Change> all() {
        return Counterparts.of(now.rights(), next.rights(), RightChanges::about).stream()
                .flatMap(pair -> pair.changes(this::added, this::removed, this::changed));
    }

    private static List<Object> about(DecisionRight right) {
        return List.of(right.decision(), right.useCase(), right.scope());
    }

    private Stream<Change> added(DecisionRight right) {
        return now.rightFor(right.decision(), right.useCase(), right.scope())
                .map(other -> Stream.concat(
                        Stream.of(Change.of("right.added", naming.right(right), naming.right(other))),
                        changed(other, right, naming.right(right))))
                .orElseGet(() -> Stream.of(whole("right.new", right)));
    }

    private Stream<Change> removed(DecisionRight right) {
        return next.rightFor(right.decision(), right.useCase(), right.scope())
                .map(other -> Stream.concat(
                        Stream.of(Change.of("right.removed", naming.right(right), naming.right(other))),
                        changed(right, other, naming.right(right))))
                .orElseGet(() -> Stream.of(whole("right.gone", right)));
    }

    private Change whole(String key, DecisionRight right) {
        return Change.of(
                key,
                naming.right(right),
                QuorumAsWritten.of(right.quorum()),
                objection(right),
                Naming.functions(right.consulted()),
                ClockWords.of(right),
                ClockWords.wayOut(right),
                right.reason());
    }

    private Stream<Change> changed(DecisionRight before, DecisionRight after) {
        return changed(before, after, naming.right(after));
    }

    private static Stream<Change> changed(DecisionRight before, DecisionRight after, Words subject) {
        var row = new Row(PART, subject, before.document(), after.document());
        return row.fields()
                .filter(field -> !List.of("decision", "useCase", "scope").contains(field))
                .map(field -> change(row, field, before, after).looserWhere(loosens(field, before, after)));
    }

    private static Change change(Row row, String field, DecisionRight before, DecisionRight after) {
        return switch (field) {
            case "quorum" ->
                Change.field(row, field, QuorumAsWritten.of(before.quorum()), QuorumAsWritten.of(after.quorum()));
            case "objection" -> Change.field(row, field, objection(before), objection(after));
            case "consulted" ->
                Change.field(row, field, Naming.functions(before.consulted()), Naming.functions(after.consulted()));
            case "openDays" -> Change.field(row, field, before.openDays(), after.openDays());
            case "signatureFreshHours" -> Change.field(row, field, fresh(before), fresh(after));
            case "delayMinutes" ->
                Change.field(
                        row, field, ClockWords.effect(before.delayMinutes()), ClockWords.effect(after.delayMinutes()));
            case "wayOutWorkingDays" ->
                Change.field(
                        row,
                        field,
                        days("way-out", before.wayOutWorkingDays()),
                        days("way-out", after.wayOutWorkingDays()));
            case "lastsDays" ->
                Change.field(row, field, days("lasts", before.lastsDays()), days("lasts", after.lastsDays()));
            case "reviewDays" ->
                Change.field(row, field, days("review", before.reviewDays()), days("review", after.reviewDays()));
            case "reason" -> Change.field(row, field, before.reason(), after.reason());
            default -> Change.asWritten(row, field);
        };
    }

    private static Words objection(DecisionRight right) {
        return Change.said("objection." + right.objection().code());
    }

    private static Words fresh(DecisionRight right) {
        return ClockWords.length(Duration.ofHours(right.signatureFreshHours()));
    }

    private static Words days(String what, int days) {
        return days == 0 ? Change.said(what + ".none") : Change.said(what + ".days", days);
    }

    /** Fewer signatures, less weight of an objection, less time to notice, or longer validity. */
    static boolean loosens(String field, DecisionRight before, DecisionRight after) {
        return switch (field) {
            case "quorum" -> !after.quorum().asksAtLeast(before.quorum());
            // effects are written in order, the strongest first
            case "objection" -> after.objection().compareTo(before.objection()) > 0;
            case "consulted" -> !before.consulted().stream().allMatch(after::hears);
            case "signatureFreshHours" -> after.signatureFreshHours() > before.signatureFreshHours();
            case "delayMinutes" -> after.delayMinutes() < before.delayMinutes();
            case "wayOutWorkingDays" -> isEarlier(after.wayOutWorkingDays(), before.wayOutWorkingDays());
            case "lastsDays" -> isEarlier(before.lastsDays(), after.lastsDays());
            case "reviewDays" -> isEarlier(before.reviewDays(), after.reviewDays());
            default -> false;
        };
    }

    static boolean loosens(DecisionRight before, DecisionRight after) {
        return Change.fields(before.document(), after.document()).anyMatch(field -> loosens(field, before, after));
    }

    /** Of two days of which none, written 0, never comes. */
    private static boolean isEarlier(int one, int other) {
        return one > 0 && (other == 0 || one < other);
    }
}
