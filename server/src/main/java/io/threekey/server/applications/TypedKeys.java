package io.threekey.server.applications;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import java.nio.charset.StandardCharsets;

/** A JWK set as an application's makers hand it over (RFC 7517 5), of which the public points on P-256 are kept. */
final class TypedKeys {

    private TypedKeys() {}

    /** A private key among them is refused: whoever sends one around must make another. */
    static ClientProof read(String typed) {
        try {
            var read = JsonReader.read(typed.getBytes(StandardCharsets.UTF_8));
            if (!(read instanceof JsonObject set)) {
                throw new IllegalArgumentException("no set of keys");
            }
            return new ClientProof.ByKey(Fields.whole(set, "keys", keys -> keys.objects("keys", TypedKeys::key)));
        } catch (MalformedDocument malformed) {
            throw new IllegalArgumentException("no set of keys", malformed);
        }
    }

    /** Use and algorithm may stand there, if they are ours; anything else that a key says is refused unread. */
    private static ClientKey key(Fields fields) {
        if (fields.has("d")) {
            throw UnfitKey.known();
        }
        must(fields.text("kty"), "EC");
        must(fields.text("crv"), "P-256");
        fields.optionalText("use").ifPresent(use -> must(use, "sig"));
        fields.optionalText("alg").ifPresent(algorithm -> must(algorithm, "ES256"));
        return new ClientKey(fields.text("kid"), fields.text("x"), fields.text("y"));
    }

    private static void must(String said, String value) {
        if (!said.equals(value)) {
            throw UnfitKey.otherThan(value, said);
        }
    }
}
