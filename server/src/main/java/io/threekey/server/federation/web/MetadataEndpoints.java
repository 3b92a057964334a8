package io.threekey.server.federation.web;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.ProviderMetadata;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Public by design: how to talk to this provider, and by which keys to believe it. */
@Controller
@Requires(Permission.ANYONE)
class MetadataEndpoints {

    private final ProviderMetadata metadata;

    MetadataEndpoints(ProviderMetadata metadata) {
        this.metadata = metadata;
    }

    @GetMapping(Issuer.METADATA)
    ResponseEntity<byte[]> configuration() {
        return json(metadata.document());
    }

    @GetMapping(Issuer.SMART)
    ResponseEntity<byte[]> smart() {
        return json(metadata.smartConfiguration());
    }

    /** Kept for minutes at most: a key that is new must be found by whoever meets it. */
    @GetMapping(Issuer.KEYS)
    ResponseEntity<byte[]> keys() {
        return json(metadata.keys());
    }

    private static ResponseEntity<byte[]> json(JsonObject document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .body(CanonicalJson.bytes(document));
    }
}
