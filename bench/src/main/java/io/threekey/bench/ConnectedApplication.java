package io.threekey.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The demo's chart viewer: it proves itself with a key of its own (private_key_jwt) and believes ES256 only. */
final class ConnectedApplication {

    private static final String CLIENT = "chart-viewer";

    private final String issuer;
    private final ECKey key;
    private final AtomicReference<@Nullable IDTokenValidator> identities = new AtomicReference<>();

    private ConnectedApplication(String issuer, ECKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    static ConnectedApplication of(MeasuredHospital hospital) throws IOException {
        try {
            return new ConnectedApplication("http://id.localhost:" + hospital.port(), hospital.keyOf(CLIENT));
        } catch (java.text.ParseException unreadable) {
            throw new IOException("a key that cannot be read", unreadable);
        }
    }

    String client() {
        return CLIENT;
    }

    String issuer() {
        return issuer;
    }

    String redirect() {
        return issuer.replace("id.localhost", CLIENT + ".localhost") + "/back";
    }

    /** The token request for what a browser brought (RFC 6749 4.1.3, RFC 7523 2.2). */
    Map<String, String> redeeming(URI answer, State state, CodeVerifier verifier)
            throws IOException, ParseException, JOSEException {
        var response = AuthenticationResponseParser.parse(answer);
        if (!response.indicatesSuccess() || !state.equals(response.getState())) {
            throw new IOException("no code came back: " + answer);
        }
        var proof = new PrivateKeyJWT(
                new ClientID(CLIENT),
                URI.create(issuer + "/token"),
                JWSAlgorithm.ES256,
                key.toPrivateKey(),
                key.getKeyID(),
                null);
        return Map.of(
                "grant_type", "authorization_code",
                "code", response.toSuccessResponse().getAuthorizationCode().getValue(),
                "redirect_uri", redirect(),
                "code_verifier", verifier.getValue(),
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", proof.getClientAssertion().serialize());
    }

    void believes(String tokens, Nonce nonce) throws IOException, ParseException {
        try {
            var identity = JSONObjectUtils.getString(JSONObjectUtils.parse(tokens), "id_token");
            identities().validate(SignedJWT.parse(identity), nonce);
        } catch (BadJOSEException | JOSEException | java.text.ParseException unbelievable) {
            throw new IOException("an ID token that is not believed: " + tokens, unbelievable);
        }
    }

    /** The provider makes its first key with the first token, so they are fetched when one came, and kept. */
    private IDTokenValidator identities() throws IOException {
        var known = identities.get();
        if (known != null) {
            return known;
        }
        var named = URI.create(issuer);
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + named.getPort() + "/jwks"))
                    .header("Host", named.getAuthority());
            var published = JWKSet.parse(
                    http.send(request.build(), BodyHandlers.ofString()).body());
            var fetched = new IDTokenValidator(new Issuer(issuer), new ClientID(CLIENT), JWSAlgorithm.ES256, published);
            identities.set(fetched);
            return fetched;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } catch (java.text.ParseException unreadable) {
            throw new IOException("keys that cannot be read", unreadable);
        }
    }
}
