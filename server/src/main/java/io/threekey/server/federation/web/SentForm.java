package io.threekey.server.federation.web;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.federation.BackChannel;
import io.threekey.server.federation.ProtocolError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What is the same wherever applications send a form by themselves, and how they are answered (RFC 6749, 3.2 and 5). */
final class SentForm {

    private SentForm() {}

    /** Nothing of it may stand in the address, where logs would keep it; and there are no secrets to send in a header. */
    static Optional<ProtocolError> misplaced(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            return Optional.of(ProtocolError.INVALID_REQUEST);
        }
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? Optional.empty()
                : Optional.of(ProtocolError.INVALID_CLIENT);
    }

    static ResponseEntity<byte[]> answer(HttpStatus success, BackChannel answer) {
        return switch (answer) {
            case BackChannel.Answered(var body) -> answer(success, body);
            case BackChannel.Done done ->
                ResponseEntity.status(success)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case BackChannel.Refused(var error) -> refused(error);
        };
    }

    static ResponseEntity<byte[]> refused(ProtocolError error) {
        return answer(
                error == ProtocolError.INVALID_CLIENT ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST,
                Json.object().put("error", error.code()).build());
    }

    static ResponseEntity<byte[]> refused(ProtocolError error, String header, String value) {
        var refused = refused(error);
        return ResponseEntity.status(refused.getStatusCode())
                .headers(headers -> {
                    headers.addAll(refused.getHeaders());
                    headers.set(header, value);
                })
                .body(refused.getBody());
    }

    static ResponseEntity<byte[]> answer(HttpStatus status, JsonObject body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(CanonicalJson.bytes(body));
    }
}
