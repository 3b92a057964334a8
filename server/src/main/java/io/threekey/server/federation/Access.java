package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who is told to whom, and how much.
 *
 * @param scope names with a space between them
 * @param session what it ends with
 * @param jkt thumbprint of the key that whoever uses it must hold (RFC 9449, 6); empty where bearing it is enough
 */
record Access(String client, String scope, String session, PersonId person, Optional<String> jkt) {

    static Access read(ResultSet row) throws SQLException {
        return new Access(
                row.getString("client"),
                row.getString("scope"),
                row.getString("session"),
                new PersonId(row.getString("person")),
                Optional.of(row.getString("jkt")).filter(key -> !key.isEmpty()));
    }

    boolean includes(String name) {
        return names().contains(name);
    }

    List<String> names() {
        return Arrays.asList(scope.split(" "));
    }

    Access narrowedTo(String less) {
        return new Access(client, less, session, person, jkt);
    }

    Access heldBy(Optional<String> key) {
        return new Access(client, scope, session, person, key);
    }

    /** A key is only said where there is one, as in the rows that were sealed before there was such a thing. */
    JsonObject.Builder sealedInto(JsonObject.Builder content) {
        jkt.ifPresent(key -> content.put("jkt", key));
        return content.put("client", client)
                .put("scope", scope)
                .put("session", session)
                .put("person", person.value());
    }
}
