package io.threekey.server.sharedsignals.web;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What is sent here by programs, read no further than anybody honest writes, and how they are answered. */
final class JsonBody {

    static final int LONGEST = 1 << 16;

    private JsonBody() {}

    /** Empty for what is too long; nothing of that is kept. */
    static Optional<byte[]> bytes(HttpServletRequest request) {
        try {
            var read = request.getInputStream().readNBytes(LONGEST + 1);
            return Optional.of(read).filter(bytes -> bytes.length <= LONGEST);
        } catch (IOException brokenOff) {
            return Optional.empty();
        }
    }

    static Optional<JsonObject> object(HttpServletRequest request) {
        return bytes(request).flatMap(JsonBody::object);
    }

    private static Optional<JsonObject> object(byte[] bytes) {
        try {
            return JsonReader.read(bytes) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (MalformedDocument none) {
            return Optional.empty();
        }
    }

    static ResponseEntity<byte[]> answer(HttpStatus status, Json body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(CanonicalJson.bytes(body));
    }

    static ResponseEntity<byte[]> empty(HttpStatus status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
