package io.threekey.server.governance.amendment;

import io.threekey.charter.Charter;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.amendment.Change.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Who would hold which seat, from when until when, and with which keys. */
final class SeatChanges {

    private SeatChanges() {}

    static Stream<Change> between(Charter now, Charter next) {
        return Counterparts.of(now.seats(), next.seats(), Seat::id).stream()
                .flatMap(pair -> pair.changes(
                        seat -> Stream.of(whole("seat.added", seat)),
                        seat -> Stream.of(whole("seat.removed", seat)),
                        SeatChanges::changed));
    }

    private static Words subject(Seat seat) {
        return Change.said("subject.seat", CharterWords.seat(seat), seat.id().value());
    }

    private static Change whole(String key, Seat seat) {
        return Change.of(
                key,
                subject(seat),
                holder(seat),
                instant(seat.from()),
                instant(seat.until()),
                keys(seat),
                seat.principal().value());
    }

    private static Stream<Change> changed(Seat before, Seat after) {
        var row = new Row("seat", subject(after), before.document(), after.document());
        return row.fields()
                // said with the holder's id
                .filter(field -> !field.equals("holderName") || before.holder().equals(after.holder()))
                .map(field -> change(row, field, before, after));
    }

    private static Change change(Row row, String field, Seat before, Seat after) {
        return switch (field) {
            case "holder", "holderName" -> Change.field(row, "holder", holder(before), holder(after));
            case "from" -> Change.field(row, field, instant(before.from()), instant(after.from()));
            case "until" -> Change.field(row, field, instant(before.until()), instant(after.until()));
            case "keys" -> Change.field(row, field, keys(before), keys(after));
            case "function" ->
                Change.field(
                        row, field, CharterWords.function(before.function()), CharterWords.function(after.function()));
            case "rank" -> Change.field(row, field, rank(before), rank(after));
            case "deputisesFor" ->
                Change.field(
                        row,
                        field,
                        before.principal().value(),
                        after.principal().value());
            default -> Change.asWritten(row, field);
        };
    }

    private static Words rank(Seat seat) {
        return Change.said(seat.rank() == Rank.DEPUTY ? "rank.deputy" : "rank.owner");
    }

    private static String holder(Seat seat) {
        return seat.holderName() + " (" + seat.holder().value() + ")";
    }

    private static List<?> keys(Seat seat) {
        return Naming.listed(seat.keys().stream().map(CharterWords::key).toList());
    }

    /** Pages say minutes; what differs in less is shown as it is written. */
    private static Object instant(Instant at) {
        return at.equals(at.truncatedTo(ChronoUnit.MINUTES)) ? at : at.toString();
    }
}
