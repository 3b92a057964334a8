package io.threekey.server.federation.web;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Parameters;
import io.threekey.server.federation.ProtocolError;
import io.threekey.server.federation.Redemptions;
import io.threekey.server.federation.Redemptions.Outcome;
import io.threekey.server.federation.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an application redeems a code (RFC 6749, 3.2). */
@Controller
@Requires(Permission.ANYONE)
class TokenEndpoint {

    private final Redemptions redemptions;

    TokenEndpoint(Redemptions redemptions) {
        this.redemptions = redemptions;
    }

    /** Nothing of it may stand in the address, where logs would keep it; and there are no secrets to send in a header. */
    @PostMapping(path = Issuer.TOKEN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> redeem(@RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        if (request.getQueryString() != null) {
            return refused(ProtocolError.INVALID_REQUEST);
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return refused(ProtocolError.INVALID_CLIENT);
        }
        return switch (redemptions.redeem(new Parameters(sent))) {
            case Outcome.Redeemed(var tokens) -> answer(HttpStatus.OK, given(tokens));
            case Outcome.Refused(var error) -> refused(error);
        };
    }

    private static JsonObject given(Tokens.Given tokens) {
        return Json.object()
                .put("access_token", tokens.access())
                .put("token_type", "Bearer")
                .put("expires_in", tokens.seconds())
                .put("scope", tokens.scope())
                .put("id_token", tokens.identity())
                .build();
    }

    private static ResponseEntity<byte[]> refused(ProtocolError error) {
        return answer(
                error == ProtocolError.INVALID_CLIENT ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST,
                Json.object().put("error", error.code()).build());
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, JsonObject body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(CanonicalJson.bytes(body));
    }
}
