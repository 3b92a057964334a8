package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Somebody's time on duty for a function.
 *
 * @param until the first instant at which they no longer are
 */
public record Shift(ShiftId id, long version, Function function, PersonId person, Instant from, Instant until) {

    public Shift {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a shift from " + from + " until " + until);
        }
    }

    public boolean coversAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    Shift endingAt(Instant end) {
        return new Shift(id, version + 1, function, person, from, end);
    }

    static final class Form implements SealedForm<Shift> {

        @Override
        public String table() {
            return "notices_shift";
        }

        @Override
        public Shift read(ResultSet row) throws SQLException {
            return new Shift(
                    new ShiftId(row.getString("id")),
                    row.getLong("version"),
                    Function.ofCode(row.getString("function")),
                    new PersonId(row.getString("person")),
                    row.getTimestamp("from_at").toInstant(),
                    row.getTimestamp("until_at").toInstant());
        }

        @Override
        public Sealed sealed(Shift shift) {
            return new Sealed(
                    shift.id().value(),
                    shift.version(),
                    Json.object()
                            .put("function", shift.function().code())
                            .put("person", shift.person().value())
                            .put("from", shift.from())
                            .put("until", shift.until())
                            .build());
        }
    }
}
