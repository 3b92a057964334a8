package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import java.nio.charset.StandardCharsets;

/** That an application is to be told of the end of a session. It travels as a job's data, which nobody can make up. */
record EndToTell(String client, String session, PersonId person) {

    /** The session by the name that only this application was given. */
    String sid() {
        return Tokens.sid(client, session);
    }

    String written() {
        return new String(CanonicalJson.bytes(document()), StandardCharsets.UTF_8);
    }

    JsonObject document() {
        return Json.object()
                .put("client", client)
                .put("session", session)
                .put("person", person.value())
                .build();
    }

    static EndToTell read(String written) {
        var fields = Fields.of(
                (JsonObject) JsonReader.read(written.getBytes(StandardCharsets.UTF_8)), "the end of a session");
        return new EndToTell(fields.text("client"), fields.text("session"), fields.text("person", PersonId::new));
    }
}
