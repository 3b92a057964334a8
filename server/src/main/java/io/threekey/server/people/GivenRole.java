package io.threekey.server.people;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;

record GivenRole(PersonId person, Role role) {

    static final class Form implements SealedForm<GivenRole> {

        @Override
        public String table() {
            return "people_role";
        }

        @Override
        public GivenRole read(ResultSet row) throws SQLException {
            return new GivenRole(new PersonId(row.getString("person")), Role.ofCode(row.getString("role")));
        }

        @Override
        public Sealed sealed(GivenRole given) {
            return Sealed.once(
                    given.person().value() + "/" + given.role().code(),
                    Json.object().build());
        }
    }
}
