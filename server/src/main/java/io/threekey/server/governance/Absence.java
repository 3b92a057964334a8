package io.threekey.server.governance;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** Somebody's declared days away. Nobody loses or gains a right to sign by it, and it says nothing of why. */
public record Absence(AbsenceId id, long version, PersonId person, DaysAway days) {

    Absence on(DaysAway others) {
        return new Absence(id, version + 1, person, others);
    }

    static final class Form implements SealedForm<Absence> {

        @Override
        public String table() {
            return "governance_absence";
        }

        @Override
        public Absence read(ResultSet row) throws SQLException {
            return new Absence(
                    new AbsenceId(row.getString("id")),
                    row.getLong("version"),
                    new PersonId(row.getString("person")),
                    new DaysAway(
                            row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)));
        }

        @Override
        public Sealed sealed(Absence absence) {
            return new Sealed(
                    absence.id().value(),
                    absence.version(),
                    Json.object()
                            .put("person", absence.person().value())
                            .put("first", absence.days().first().toString())
                            .put("last", absence.days().last().toString())
                            .build());
        }
    }
}
