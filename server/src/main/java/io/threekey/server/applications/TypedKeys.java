package io.threekey.server.applications;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A JWK set as an application's makers hand it over (RFC 7517 5), of which the public halves are kept. */
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
        fields.optionalText("use").ifPresent(use -> must(use, "sig"));
        return switch (fields.text("kty")) {
            case "RSA" -> {
                must(fields.text("e"), ClientKey.exponent());
                fields.optionalText("alg").ifPresent(algorithm -> must(algorithm, "PS256", "RS384"));
                yield ClientKey.ofModulus(fields.text("kid"), fields.text("n"));
            }
            case "EC" -> onCurve(fields);
            default -> throw UnfitKey.otherThan("EC, RSA", fields.text("kty"));
        };
    }

    private static ClientKey onCurve(Fields fields) {
        must(fields.text("crv"), "P-256", "P-384");
        var kind = fields.text("crv").equals("P-256") ? KeyKind.P256 : KeyKind.P384;
        fields.optionalText("alg").ifPresent(algorithm -> must(algorithm, kind == KeyKind.P256 ? "ES256" : "ES384"));
        return ClientKey.onCurve(fields.text("kid"), kind, fields.text("x"), fields.text("y"));
    }

    private static void must(String said, String... values) {
        if (!List.of(values).contains(said)) {
            throw UnfitKey.otherThan(String.join(", ", values), said);
        }
    }
}
