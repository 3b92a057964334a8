package io.threekey.server.people;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A person's own row, without place and roles. */
record Registered(PersonId id, String name, String title, WardId ward) {

    static final class Form implements SealedForm<Registered> {

        @Override
        public String table() {
            return "people_person";
        }

        @Override
        public Registered read(ResultSet row) throws SQLException {
            return new Registered(
                    new PersonId(row.getString("id")),
                    row.getString("name"),
                    row.getString("title"),
                    new WardId(row.getString("ward")));
        }

        @Override
        public Sealed sealed(Registered person) {
            return Sealed.once(
                    person.id().value(),
                    Json.object()
                            .put("name", person.name())
                            .put("title", person.title())
                            .put("ward", person.ward().value())
                            .build());
        }
    }
}
