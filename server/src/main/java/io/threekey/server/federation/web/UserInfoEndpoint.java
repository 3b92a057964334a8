package io.threekey.server.federation.web;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.ProtocolError;
import io.threekey.server.federation.UserInfo;
import io.threekey.server.federation.UserInfo.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where an application asks who it is, by the access token in the header and in no other place (RFC 6750, 2.1), borne or
 * with a proof of the key that it is bound to (RFC 9449, 7.1).
 */
@Controller
@Requires(Permission.ANYONE)
class UserInfoEndpoint {

    private static final String BEARER = "Bearer";
    private static final String HELD = "DPoP";
    private static final String HELD_BY = HELD + " algs=\"ES256\"";

    private final UserInfo userInfo;
    private final ShownKey shown;

    UserInfoEndpoint(UserInfo userInfo, ShownKey shown) {
        this.shown = shown;
        this.userInfo = userInfo;
    }

    @GetMapping(Issuer.USERINFO)
    ResponseEntity<byte[]> get(HttpServletRequest request) {
        return answer(request);
    }

    @PostMapping(Issuer.USERINFO)
    ResponseEntity<byte[]> post(HttpServletRequest request) {
        return answer(request);
    }

    private ResponseEntity<byte[]> answer(HttpServletRequest request) {
        var authorization = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (authorization.isEmpty()) {
            return refused(HttpStatus.UNAUTHORIZED, BEARER, HELD_BY);
        }
        var scheme = authorization.getFirst().split(" ", 2);
        if (authorization.size() > 1 || scheme.length < 2) {
            var error = error(ProtocolError.INVALID_REQUEST);
            return refused(HttpStatus.BAD_REQUEST, BEARER + " " + error, HELD_BY + ", " + error);
        }
        var token = scheme[1].strip();
        var ofConnection = shown.of(request, Issuer.USERINFO);
        if (scheme[0].equalsIgnoreCase(BEARER)) {
            return answer(userInfo.ofBorne(token, ofConnection), BEARER + " ");
        }
        return scheme[0].equalsIgnoreCase(HELD)
                ? answer(userInfo.ofHeld(token, ofConnection), HELD_BY + ", ")
                : refused(HttpStatus.UNAUTHORIZED, BEARER, HELD_BY);
    }

    private static ResponseEntity<byte[]> answer(Answer answer, String challenge) {
        return switch (answer) {
            case Answer.Told(var claims) ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(CanonicalJson.bytes(claims));
            case Answer.Refused(var error) -> refused(HttpStatus.UNAUTHORIZED, challenge + error(error));
        };
    }

    private static String error(ProtocolError error) {
        return "error=\"" + error.code() + "\"";
    }

    private static ResponseEntity<byte[]> refused(HttpStatus status, String... challenges) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenges)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
