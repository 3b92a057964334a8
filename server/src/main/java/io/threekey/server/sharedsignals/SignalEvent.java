package io.threekey.server.sharedsignals;

import com.nimbusds.jwt.JWTClaimsSet;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;

/**
 * One thing that happened, as one application is told it (RFC 8417). Its row is sealed: nobody has us sign what did not
 * happen. However often it is sent, it says the same.
 *
 * @param person blank where it is about the stream itself
 * @param type its URI
 * @param content {@code txn}, {@code sub_id} and {@code events}
 */
record SignalEvent(String jti, String client, String person, String type, JsonObject content, Instant madeAt) {

    JWTClaimsSet claims(String issuer) {
        try {
            return new JWTClaimsSet.Builder(JWTClaimsSet.parse(written()))
                    .issuer(issuer)
                    .audience(client)
                    .jwtID(jti)
                    .issueTime(Date.from(madeAt))
                    .build();
        } catch (ParseException broken) {
            throw new IllegalStateException("what was sealed is no set of claims", broken);
        }
    }

    String written() {
        return new String(CanonicalJson.bytes(content), StandardCharsets.UTF_8);
    }

    static final class Form implements SealedForm<SignalEvent> {

        @Override
        public String table() {
            return "signals_event";
        }

        @Override
        public SignalEvent read(ResultSet row) throws SQLException {
            return new SignalEvent(
                    row.getString("jti"),
                    row.getString("client"),
                    row.getString("person"),
                    row.getString("type"),
                    (JsonObject) JsonReader.read(row.getString("content").getBytes(StandardCharsets.UTF_8)),
                    row.getTimestamp("made_at").toInstant());
        }

        @Override
        public Sealed sealed(SignalEvent event) {
            return Sealed.once(
                    event.jti(),
                    Json.object()
                            .put("client", event.client())
                            .put("person", event.person())
                            .put("type", event.type())
                            .put("content", event.content())
                            .put("madeAt", event.madeAt())
                            .build());
        }
    }
}
