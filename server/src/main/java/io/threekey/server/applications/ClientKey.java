package io.threekey.server.applications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.security.interfaces.ECPublicKey;

/**
 * The public half of a key that an application proves itself by: a point on P-256 (RFC 7518 6.2.1).
 *
 * @param id as the application names it in its proofs ({@code kid})
 * @param x first coordinate, 32 bytes in base64url
 * @param y the other
 */
public record ClientKey(String id, String x, String y) {

    private static final int COORDINATE = 32;
    private static final int LONGEST_ID = 100;

    public ClientKey {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("a key has a name of 1 to " + LONGEST_ID + " characters");
        }
        if (Base64Url.decode(x).length != COORDINATE || Base64Url.decode(y).length != COORDINATE) {
            throw new IllegalArgumentException("a coordinate on P-256 has " + COORDINATE + " bytes");
        }
        point(x, y);
    }

    private static ECKey point(String x, String y) {
        try {
            return new ECKey.Builder(Curve.P_256, new Base64URL(x), new Base64URL(y)).build();
        } catch (IllegalStateException beside) {
            throw new IllegalArgumentException("that is no point on P-256", beside);
        }
    }

    static ClientKey read(Fields fields) {
        return new ClientKey(fields.text("id"), fields.text("x"), fields.text("y"));
    }

    JsonObject document() {
        return Json.object().put("id", id).put("x", x).put("y", y).build();
    }

    public ECPublicKey publicKey() {
        try {
            return point(x, y).toECPublicKey();
        } catch (JOSEException broken) {
            throw new IllegalStateException("this Java platform lacks P-256", broken);
        }
    }

    /** What people compare by telephone (RFC 7638). */
    public String thumbprint() {
        try {
            return point(x, y).computeThumbprint().toString();
        } catch (JOSEException broken) {
            throw new IllegalStateException("every JDK has SHA-256", broken);
        }
    }
}
