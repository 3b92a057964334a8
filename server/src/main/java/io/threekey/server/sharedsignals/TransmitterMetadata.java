package io.threekey.server.sharedsignals;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.federation.Issuer;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** How to ask for signals here (OpenID Shared Signals Framework 1.0, 7.1): nothing that is not there. */
@Component
public class TransmitterMetadata {

    private final Issuer issuer;

    TransmitterMetadata(Issuer issuer) {
        this.issuer = issuer;
    }

    public JsonObject document() {
        return Json.object()
                .put("spec_version", "1_0")
                .put("issuer", issuer.name())
                .put("jwks_uri", issuer.at(Issuer.KEYS))
                .put(
                        "delivery_methods_supported",
                        JsonArray.ofTexts(Arrays.stream(StreamDelivery.values())
                                .map(StreamDelivery::method)
                                .toList()))
                .put("configuration_endpoint", issuer.at(StreamPaths.STREAMS))
                .put("status_endpoint", issuer.at(StreamPaths.STATUS))
                .put("add_subject_endpoint", issuer.at(StreamPaths.ADD_SUBJECT))
                .put("remove_subject_endpoint", issuer.at(StreamPaths.REMOVE_SUBJECT))
                .put("verification_endpoint", issuer.at(StreamPaths.VERIFY))
                .put("critical_subject_members", JsonArray.ofTexts(List.of("user", "session")))
                .put(
                        "authorization_schemes",
                        new JsonArray(List.of(Json.object()
                                .put("spec_urn", "urn:ietf:rfc:6749")
                                .build())))
                .put("default_subjects", "ALL")
                .build();
    }
}
