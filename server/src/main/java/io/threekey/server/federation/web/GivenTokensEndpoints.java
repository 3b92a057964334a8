package io.threekey.server.federation.web;

import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.BackChannel;
import io.threekey.server.federation.Introspections;
import io.threekey.server.federation.Issuer;
import io.threekey.server.federation.Parameters;
import io.threekey.server.federation.Possession;
import io.threekey.server.federation.Revocations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an application asks about what it was given, and gives it back. */
@Controller
@Requires(Permission.ANYONE)
class GivenTokensEndpoints {

    private final Introspections introspections;
    private final Revocations revocations;
    private final ShownKey shown;

    GivenTokensEndpoints(Introspections introspections, Revocations revocations, ShownKey shown) {
        this.introspections = introspections;
        this.revocations = revocations;
        this.shown = shown;
    }

    @PostMapping(path = Issuer.INTROSPECT, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> introspect(@RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        return answer(sent, request, Issuer.INTROSPECT, introspections::answer);
    }

    @PostMapping(path = Issuer.REVOKE, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> revoke(@RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        return answer(sent, request, Issuer.REVOKE, revocations::answer);
    }

    private ResponseEntity<byte[]> answer(
            MultiValueMap<String, String> sent,
            HttpServletRequest request,
            String path,
            BiFunction<Parameters, Possession, BackChannel> answer) {
        return SentForm.misplaced(request)
                .map(SentForm::refused)
                .orElseGet(() ->
                        SentForm.answer(HttpStatus.OK, answer.apply(new Parameters(sent), shown.of(request, path))));
    }
}
