package io.threekey.server.governance.web;

import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.governance.FounderPasskeys;
import io.threekey.server.governance.FounderPasskeys.Outcome.Refused;
import io.threekey.server.governance.FounderPasskeys.Outcome.Verified;
import io.threekey.server.governance.FoundingRegistration;
import io.threekey.server.governance.FoundingToken;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one step of a founder's way that belongs to the sign-in origin: their own passkey for signing in. */
@Controller
@Requires(Permission.ANYONE)
class FoundingPasskeyPages {

    private static final String PURPOSE = "founding passkey";

    private final FoundingRegistration registration;
    private final FounderPasskeys passkeys;
    private final FoundersWay way;
    private final FoundingViews views;

    FoundingPasskeyPages(
            FoundingRegistration registration, FounderPasskeys passkeys, FoundersWay way, FoundingViews views) {
        this.registration = registration;
        this.passkeys = passkeys;
        this.way = way;
        this.views = views;
    }

    @GetMapping("/founding/{token}/passkey")
    Page show(@PathVariable String token) {
        var mine = registration
                .progress(new FoundingToken(token))
                .orElseThrow(() -> new RefusedRequest(Refusal.of("governance.founding.link")));
        var issued = way.challenge(PURPOSE, token);
        var options = passkeys.creationOptions(mine.person(), mine.name(), issued.challenge());
        return views.page(
                token,
                mine,
                FoundingView.Step.PASSKEY,
                Optional.of(new FoundingView.Ceremony("create", options, issued.sealed())));
    }

    @PostMapping("/founding/{token}/passkey")
    ResponseEntity<Void> add(@PathVariable String token, @RequestParam String sealed, @RequestParam String answer) {
        var refusal = switch (passkeys.verify(answer, way.opened(sealed, PURPOSE, token))) {
            case Refused(var reason) -> Optional.of(Refusal.of("governance.founding.registration", reason));
            case Verified(var passkey) -> registration.addPasskey(new FoundingToken(token), passkey);
        };
        return way.goesOn(token, refusal);
    }
}
