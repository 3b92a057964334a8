package io.threekey.server.sharedsignals.web;

import io.threekey.charter.json.Json;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.sharedsignals.Hearing;
import io.threekey.server.sharedsignals.SetFault;
import io.threekey.server.sharedsignals.StreamPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Where other systems push what they say about people (RFC 8935, 2): their signature says who they are. */
@Controller
@Requires(Permission.ANYONE)
class HeardEndpoint {

    private final Hearing hearing;

    HeardEndpoint(Hearing hearing) {
        this.hearing = hearing;
    }

    /** The same for all that is taken, whatever was done about it. */
    @PostMapping(path = StreamPaths.HEARD)
    ResponseEntity<byte[]> hear(HttpServletRequest request) {
        var fault = isOne(request)
                ? JsonBody.bytes(request)
                        .map(bytes -> hearing.hear(new String(bytes, StandardCharsets.UTF_8)))
                        .orElse(Optional.of(SetFault.INVALID_REQUEST))
                : Optional.of(SetFault.INVALID_REQUEST);
        return fault.map(HeardEndpoint::refused).orElseGet(() -> JsonBody.empty(HttpStatus.ACCEPTED));
    }

    /** 2.1: by its media type. */
    private static boolean isOne(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/secevent+jwt"))
                .isPresent();
    }

    private static ResponseEntity<byte[]> refused(SetFault fault) {
        return JsonBody.answer(
                HttpStatus.BAD_REQUEST,
                Json.object()
                        .put("err", fault.code())
                        .put("description", fault.description())
                        .build());
    }
}
