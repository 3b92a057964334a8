package io.threekey.server.federation;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.signin.Assurance;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** What applications find out by themselves: what this provider can do, and which keys it signs with. */
@Component
public class ProviderMetadata {

    private final Issuer issuer;
    private final SigningKeys keys;

    ProviderMetadata(Issuer issuer, SigningKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** OpenID Connect Discovery 3 and RFC 8414, 2: nothing that is not there. */
    public JsonObject document() {
        return Json.object()
                .put("issuer", issuer.name())
                .put("authorization_endpoint", issuer.at(Issuer.AUTHORIZE))
                .put("token_endpoint", issuer.at(Issuer.TOKEN))
                .put("userinfo_endpoint", issuer.at(Issuer.USERINFO))
                .put("pushed_authorization_request_endpoint", issuer.at(Issuer.PUSH))
                .put("require_pushed_authorization_requests", false)
                .put("end_session_endpoint", issuer.at(Issuer.END_SESSION))
                .put("jwks_uri", issuer.at(Issuer.KEYS))
                .put("revocation_endpoint", issuer.at(Issuer.REVOKE))
                .put("revocation_endpoint_auth_methods_supported", texts("private_key_jwt", "none"))
                .put("revocation_endpoint_auth_signing_alg_values_supported", texts("ES256"))
                .put("introspection_endpoint", issuer.at(Issuer.INTROSPECT))
                .put("introspection_endpoint_auth_methods_supported", texts("private_key_jwt"))
                .put("introspection_endpoint_auth_signing_alg_values_supported", texts("ES256"))
                .put("scopes_supported", texts("openid", "profile", "ssf.read", "ssf.manage"))
                .put("claims_supported", texts("sub", "name", "acr", "amr", "auth_time", "sid"))
                .put(
                        "acr_values_supported",
                        JsonArray.ofTexts(Arrays.stream(Assurance.values())
                                .map(Assurance::acr)
                                .toList()))
                .put("response_types_supported", texts("code"))
                .put("response_modes_supported", texts("query", "form_post"))
                .put("grant_types_supported", texts("authorization_code", "refresh_token", "client_credentials"))
                .put("subject_types_supported", texts("public"))
                .put("id_token_signing_alg_values_supported", texts("ES256"))
                .put("token_endpoint_auth_methods_supported", texts("private_key_jwt", "none"))
                .put("token_endpoint_auth_signing_alg_values_supported", texts("ES256"))
                .put("dpop_signing_alg_values_supported", texts("ES256"))
                .put("backchannel_logout_supported", true)
                .put("backchannel_logout_session_supported", true)
                .put("code_challenge_methods_supported", texts("S256"))
                .put("authorization_response_iss_parameter_supported", true)
                .put("claims_parameter_supported", false)
                .put("request_parameter_supported", false)
                .put("request_uri_parameter_supported", false)
                .build();
    }

    /** RFC 7517, 5. Before the first key was made there is none. */
    public JsonObject keys() {
        return Json.object()
                .put(
                        "keys",
                        new JsonArray(keys.published().stream()
                                .<Json>map(ProviderMetadata::key)
                                .toList()))
                .build();
    }

    private static JsonObject key(SigningKey key) {
        return Json.object()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("use", "sig")
                .put("alg", "ES256")
                .put("kid", key.id())
                .put("x", key.jwk().getX().toString())
                .put("y", key.jwk().getY().toString())
                .build();
    }

    private static JsonArray texts(String... texts) {
        return JsonArray.ofTexts(List.of(texts));
    }
}
