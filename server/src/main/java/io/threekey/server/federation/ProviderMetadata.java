package io.threekey.server.federation;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.ClientProfile;
import io.threekey.server.applications.ProofAlgorithm;
import io.threekey.server.signin.Assurance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What applications find out by themselves: what this provider can do, and which keys it signs with. */
@Component
public class ProviderMetadata {

    private final Issuer issuer;
    private final SigningKeys keys;
    private final MutualTls certificates;

    ProviderMetadata(Issuer issuer, SigningKeys keys, MutualTls certificates) {
        this.issuer = issuer;
        this.keys = keys;
        this.certificates = certificates;
    }

    /** OpenID Connect Discovery 3 and RFC 8414, 2: nothing that is not there. */
    public JsonObject document() {
        var document = Json.object()
                .put("issuer", issuer.name())
                .put("authorization_endpoint", issuer.at(Issuer.AUTHORIZE))
                .put("token_endpoint", issuer.at(Issuer.TOKEN))
                .put("userinfo_endpoint", issuer.at(Issuer.USERINFO))
                .put("pushed_authorization_request_endpoint", issuer.at(Issuer.PUSH))
                .put("require_pushed_authorization_requests", false)
                .put("end_session_endpoint", issuer.at(Issuer.END_SESSION))
                .put("jwks_uri", issuer.at(Issuer.KEYS))
                .put("revocation_endpoint", issuer.at(Issuer.REVOKE))
                .put("revocation_endpoint_auth_methods_supported", proving("private_key_jwt", "none"))
                .put("revocation_endpoint_auth_signing_alg_values_supported", proofs())
                .put("introspection_endpoint", issuer.at(Issuer.INTROSPECT))
                .put("introspection_endpoint_auth_methods_supported", proving("private_key_jwt"))
                .put("introspection_endpoint_auth_signing_alg_values_supported", proofs())
                .put(
                        "scopes_supported",
                        texts(
                                GrantedScopes.OPENID,
                                GrantedScopes.PROFILE,
                                GrantedScopes.WHILE_SIGNED_IN,
                                SignalScope.READ.code(),
                                SignalScope.MANAGE.code()))
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
                .put("id_token_signing_alg_values_supported", texts("ES256", "RS256"))
                .put("token_endpoint_auth_methods_supported", proving("private_key_jwt", "none"))
                .put("token_endpoint_auth_signing_alg_values_supported", proofs())
                .put("dpop_signing_alg_values_supported", texts("ES256"))
                .put("backchannel_logout_supported", true)
                .put("backchannel_logout_session_supported", true)
                .put("code_challenge_methods_supported", texts("S256"))
                .put("authorization_response_iss_parameter_supported", true)
                .put("claims_parameter_supported", true)
                .put("request_parameter_supported", false)
                .put("request_uri_parameter_supported", false);
        certificates
                .asked()
                .ifPresent(origin -> document.put("tls_client_certificate_bound_access_tokens", true)
                        .put("mtls_endpoint_aliases", aliases(origin.toString())));
        return document.build();
    }

    /** RFC 8705, 5: where certificates are asked for, so that nobody's browser is asked for one. */
    private static JsonObject aliases(String origin) {
        return Json.object()
                .put("token_endpoint", origin + Issuer.TOKEN)
                .put("userinfo_endpoint", origin + Issuer.USERINFO)
                .put("pushed_authorization_request_endpoint", origin + Issuer.PUSH)
                .put("revocation_endpoint", origin + Issuer.REVOKE)
                .put("introspection_endpoint", origin + Issuer.INTROSPECT)
                .build();
    }

    private JsonArray proving(String... methods) {
        var connected = certificates.asked().isPresent()
                ? Stream.of("tls_client_auth", "self_signed_tls_client_auth")
                : Stream.<String>empty();
        return JsonArray.ofTexts(Stream.concat(Stream.of(methods), connected).toList());
    }

    /**
     * For whoever runs a server of health records, to be served there in its own name (SMART App Launch 2.2, conformance):
     * nothing about patients, encounters or launches, which are known to the record and not here.
     */
    public JsonObject smartConfiguration() {
        return Json.object()
                .put("issuer", issuer.name())
                .put("jwks_uri", issuer.at(Issuer.KEYS))
                .put("authorization_endpoint", issuer.at(Issuer.AUTHORIZE))
                .put("token_endpoint", issuer.at(Issuer.TOKEN))
                .put("token_endpoint_auth_methods_supported", texts("private_key_jwt"))
                .put("token_endpoint_auth_signing_alg_values_supported", proofs(ClientProfile.SMART))
                .put("grant_types_supported", texts("authorization_code", "client_credentials"))
                .put("response_types_supported", texts("code"))
                .put("scopes_supported", texts("openid", "profile", "online_access", "user/*.cruds", "system/*.cruds"))
                .put("introspection_endpoint", issuer.at(Issuer.INTROSPECT))
                .put("revocation_endpoint", issuer.at(Issuer.REVOKE))
                .put("code_challenge_methods_supported", texts("S256"))
                .put(
                        "capabilities",
                        texts(
                                "launch-standalone",
                                "authorize-post",
                                "client-public",
                                "client-confidential-asymmetric",
                                "permission-online",
                                "permission-user",
                                "permission-v2"))
                .build();
    }

    private static JsonArray proofs(ClientProfile profile) {
        return JsonArray.ofTexts(profile.demands().proofs().values().stream()
                .map(Enum::name)
                .sorted()
                .toList());
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
        var published = Json.object();
        key.jwk().toPublicJWK().toJSONObject().forEach((name, value) -> published.put(name, String.valueOf(value)));
        return published.build();
    }

    /** Of all profiles together; which of them an application may use follows from its own. */
    private static JsonArray proofs() {
        return JsonArray.ofTexts(
                Arrays.stream(ProofAlgorithm.values()).map(Enum::name).toList());
    }

    private static JsonArray texts(String... texts) {
        return JsonArray.ofTexts(List.of(texts));
    }
}
