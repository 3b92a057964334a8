package io.threekey.server.federation;

import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** How somebody came in, as the application is told. */
record Authenticated(String acr, List<String> amr, Instant at) {

    Authenticated {
        amr = List.copyOf(amr);
    }

    static Authenticated read(ResultSet row) throws SQLException {
        return new Authenticated(
                row.getString("acr"),
                Arrays.asList(row.getString("amr").split(" ")),
                row.getTimestamp("authenticated_at").toInstant());
    }

    JsonObject.Builder sealedInto(JsonObject.Builder content) {
        return content.put("acr", acr).put("amr", JsonArray.ofTexts(amr)).put("authenticatedAt", at);
    }
}
