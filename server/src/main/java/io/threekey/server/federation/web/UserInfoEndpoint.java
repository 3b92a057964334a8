package io.threekey.server.federation.web;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.ProtocolError;
import io.threekey.server.federation.UserInfo;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Where an application asks who it is, by the access token in the header and in no other place (RFC 6750, 2.1). */
@Controller
@Requires(Permission.ANYONE)
class UserInfoEndpoint {

    private static final String BEARER = "bearer ";

    private final UserInfo userInfo;

    UserInfoEndpoint(UserInfo userInfo) {
        this.userInfo = userInfo;
    }

    @GetMapping(Issuer.USERINFO)
    ResponseEntity<byte[]> get(@RequestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return answer(authorization);
    }

    @PostMapping(Issuer.USERINFO)
    ResponseEntity<byte[]> post(@RequestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return answer(authorization);
    }

    private ResponseEntity<byte[]> answer(Optional<String> authorization) {
        var token = authorization
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
        if (token.isEmpty()) {
            return refused("Bearer");
        }
        return userInfo.of(token.get())
                .map(claims -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(CanonicalJson.bytes(claims)))
                .orElseGet(() -> refused("Bearer error=\"" + ProtocolError.INVALID_TOKEN.code() + "\""));
    }

    private static ResponseEntity<byte[]> refused(String challenge) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
