package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A person's address in its table. Sealed, so that no SQL sends a page to somebody else. */
record KnownAddress(PersonId person, long version, Address address) {

    static final class Form implements SealedForm<KnownAddress> {

        @Override
        public String table() {
            return "notices_address";
        }

        @Override
        public KnownAddress read(ResultSet row) throws SQLException {
            return new KnownAddress(
                    new PersonId(row.getString("person")),
                    row.getLong("version"),
                    new Address(unlessEmpty(row.getString("mail")), unlessEmpty(row.getString("pager"))));
        }

        private static Optional<String> unlessEmpty(String column) {
            return Optional.of(column).filter(text -> !text.isEmpty());
        }

        @Override
        public Sealed sealed(KnownAddress known) {
            var content = Json.object();
            known.address().mail().ifPresent(mail -> content.put("mail", mail));
            known.address().pager().ifPresent(pager -> content.put("pager", pager));
            return new Sealed(known.person().value(), known.version(), content.build());
        }
    }
}
