package io.threekey.server.federation.web;

import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Parameters;
import io.threekey.server.federation.PushedRequests;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an application puts its question before it sends anybody here (RFC 9126). */
@Controller
@Requires(Permission.ANYONE)
class PushEndpoint {

    private final PushedRequests requests;
    private final ShownKey shown;

    PushEndpoint(PushedRequests requests, ShownKey shown) {
        this.shown = shown;
        this.requests = requests;
    }

    @PostMapping(path = Issuer.PUSH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> push(@RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        return SentForm.misplaced(request)
                .map(SentForm::refused)
                .orElseGet(() -> SentForm.answer(
                        HttpStatus.CREATED, requests.push(new Parameters(sent), shown.of(request, Issuer.PUSH))));
    }
}
