package io.threekey.server.federation.web;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Parameters;
import io.threekey.server.federation.ProtocolError;
import io.threekey.server.federation.TokenRequests;
import io.threekey.server.federation.TokenRequests.Outcome;
import io.threekey.server.federation.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an application redeems a code, asks again, and gets a token of its own (RFC 6749, 3.2). */
@Controller
@Requires(Permission.ANYONE)
class TokenEndpoint {

    private final TokenRequests requests;
    private final ShownKey shown;

    TokenEndpoint(TokenRequests requests, ShownKey shown) {
        this.shown = shown;
        this.requests = requests;
    }

    @PostMapping(path = Issuer.TOKEN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> answer(@RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        return SentForm.misplaced(request)
                .map(SentForm::refused)
                .orElseGet(() -> answer(requests.answer(new Parameters(sent), shown.of(request, Issuer.TOKEN))));
    }

    private static ResponseEntity<byte[]> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Given(var tokens) -> SentForm.answer(HttpStatus.OK, given(tokens));
            case Outcome.Refused(var error) -> SentForm.refused(error);
            case Outcome.ProveAnew(var nonce) -> SentForm.refused(ProtocolError.USE_DPOP_NONCE, "DPoP-Nonce", nonce);
        };
    }

    private static JsonObject given(Tokens.Given tokens) {
        var given = Json.object()
                .put("access_token", tokens.access())
                .put("token_type", tokens.type())
                .put("expires_in", tokens.seconds())
                .put("scope", tokens.scope());
        tokens.identity().ifPresent(token -> given.put("id_token", token));
        tokens.refresh().ifPresent(token -> given.put("refresh_token", token));
        return given.build();
    }
}
