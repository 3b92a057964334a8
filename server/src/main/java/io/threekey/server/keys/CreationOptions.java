package io.threekey.server.keys;

import java.util.Base64;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** PublicKeyCredentialCreationOptionsJSON, WebAuthn 5.1.9. */
final class CreationOptions {

    static final int ES256 = -7;
    static final int EDDSA = -8;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private CreationOptions() {}

    static String json(RelyingParty relyingParty, NewUser user, List<byte[]> exclude, byte[] challenge) {
        var options = JSON.createObjectNode();
        options.putObject("rp").put("id", relyingParty.id()).put("name", relyingParty.name());
        options.putObject("user")
                .put("id", text(user.handle()))
                .put("name", user.name())
                .put("displayName", user.displayName());
        options.put("challenge", text(challenge));
        var algorithms = options.putArray("pubKeyCredParams");
        for (int algorithm : new int[] {ES256, EDDSA}) {
            algorithms.addObject().put("type", "public-key").put("alg", algorithm);
        }
        options.put("timeout", SealedChallenges.LIFETIME.toMillis());
        var excluded = options.putArray("excludeCredentials");
        exclude.forEach(id -> excluded.addObject().put("type", "public-key").put("id", text(id)));
        options.putObject("authenticatorSelection")
                .put("residentKey", "required")
                .put("requireResidentKey", true)
                .put("userVerification", "required");
        return options.put("attestation", "direct").toString();
    }

    private static String text(byte[] bytes) {
        return BASE64_URL.encodeToString(bytes);
    }
}
