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
 * @param held what whoever uses it must hold; empty where bearing it is enough
 */
record Access(String client, String scope, String session, PersonId person, Optional<Binding> held) {

    static Access read(ResultSet row) throws SQLException {
        return new Access(
                row.getString("client"),
                row.getString("scope"),
                row.getString("session"),
                new PersonId(row.getString("person")),
                Binding.read(row.getString("jkt")));
    }

    boolean includes(String name) {
        return names().contains(name);
    }

    List<String> names() {
        return Arrays.asList(scope.split(" "));
    }

    Access narrowedTo(String less) {
        return new Access(client, less, session, person, held);
    }

    Access heldBy(Optional<Binding> binding) {
        return new Access(client, scope, session, person, binding);
    }

    /** What is held is only said where there is one, as in the rows that were sealed before there was such a thing. */
    JsonObject.Builder sealedInto(JsonObject.Builder content) {
        held.ifPresent(binding -> content.put("jkt", binding.written()));
        return content.put("client", client)
                .put("scope", scope)
                .put("session", session)
                .put("person", person.value());
    }
}
