package io.threekey.server.sharedsignals.web;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.sharedsignals.StreamPaths;
import io.threekey.server.sharedsignals.TransmitterMetadata;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Public by design: how to ask for signals here. */
@Controller
@Requires(Permission.ANYONE)
class TransmitterEndpoint {

    private final TransmitterMetadata metadata;

    TransmitterEndpoint(TransmitterMetadata metadata) {
        this.metadata = metadata;
    }

    @GetMapping(StreamPaths.METADATA)
    ResponseEntity<byte[]> configuration() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .body(CanonicalJson.bytes(metadata.document()));
    }
}
