package io.threekey.charter;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import java.util.Optional;
import java.util.stream.IntStream;

/** A next charter in which one seat has another holder, term or keys, and nothing else differs. */
final class SeatSuccession {
    private SeatSuccession() {}

    /** The seat that the document fills anew, or empty where it is no such charter. */
    static Optional<SeatId> seat(Charter now, JsonObject document) {
        try {
            return seat(now, Charter.of(document));
        } catch (MalformedDocument notACharter) {
            return Optional.empty();
        }
    }

    static Optional<SeatId> seat(Charter now, Charter next) {
        var before = now.seats();
        var after = next.seats();
        if (!next.equals(now.withSeats(next.version(), after)) || before.size() != after.size()) {
            return Optional.empty();
        }
        var changed = IntStream.range(0, before.size())
                .filter(index -> !before.get(index).equals(after.get(index)))
                .boxed()
                .toList();
        return changed.size() == 1 && isSameSeat(before.get(changed.getFirst()), after.get(changed.getFirst()))
                ? Optional.of(before.get(changed.getFirst()).id())
                : Optional.empty();
    }

    private static boolean isSameSeat(Seat before, Seat after) {
        return before.id().equals(after.id())
                && before.function() == after.function()
                && before.rank() == after.rank()
                && before.deputisesFor().equals(after.deputisesFor());
    }
}
