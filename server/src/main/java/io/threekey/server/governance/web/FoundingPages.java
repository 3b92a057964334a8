package io.threekey.server.governance.web;

import io.threekey.charter.SignedAct;
import io.threekey.server.access.AnswersOn;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.governance.FounderProgress;
import io.threekey.server.governance.FoundingRegistration;
import io.threekey.server.governance.FoundingSigning;
import io.threekey.server.governance.FoundingToken;
import io.threekey.server.keys.NewUser;
import io.threekey.server.keys.RegistrationCeremony;
import io.threekey.server.keys.RegistrationCeremony.Registered;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A founder's way, step by step, where decisions are signed: name, two decision keys, the charter. */
@Controller
@Requires(Permission.ANYONE)
@AnswersOn(Origin.SEAL)
class FoundingPages {

    private static final String PURPOSE = "founding decision key";

    private final FoundingRegistration registration;
    private final FoundingSigning signing;
    private final RegistrationCeremony ceremony;
    private final FoundersWay way;
    private final FoundingViews views;
    private final Origins origins;

    FoundingPages(
            FoundingRegistration registration,
            FoundingSigning signing,
            RegistrationCeremony ceremony,
            FoundersWay way,
            FoundingViews views,
            Origins origins) {
        this.registration = registration;
        this.signing = signing;
        this.ceremony = ceremony;
        this.way = way;
        this.views = views;
        this.origins = origins;
    }

    @GetMapping("/founding/{token}")
    Page show(@PathVariable String token) {
        var link = new FoundingToken(token);
        var progress = registration.progress(link);
        if (progress.isEmpty()) {
            return views.founded().orElseThrow(() -> new RefusedRequest(Refusal.of("governance.founding.link")));
        }
        var mine = progress.get();
        var step = FoundingViews.stepOf(mine);
        return switch (step) {
            case FIRST_KEY, SECOND_KEY -> views.page(token, mine, step, Optional.of(newKey(link, mine)));
            case SIGN ->
                signing.toSign(link)
                        .map(toSign -> views.signing(token, mine, toSign))
                        .orElseGet(() -> views.page(token, mine, FoundingView.Step.WAIT, Optional.empty()));
            case NAME, PASSKEY, WAIT, DONE -> views.page(token, mine, step, Optional.empty());
        };
    }

    @PostMapping("/founding/{token}/name")
    ResponseEntity<Void> name(@PathVariable String token, @RequestParam String name) {
        return way.goesOn(token, registration.introduce(new FoundingToken(token), name));
    }

    @PostMapping("/founding/{token}/keys")
    ResponseEntity<Void> key(@PathVariable String token, @RequestParam String sealed, @RequestParam String answer) {
        var link = new FoundingToken(token);
        var challenge = way.opened(sealed, PURPOSE, token);
        return switch (ceremony.verify(SealingParty.of(origins), challenge, answer)) {
            case RegistrationCeremony.Refused(var reason) ->
                throw new RefusedRequest(Refusal.of("governance.founding.registration", reason.name()));
            case Registered(var credential) -> {
                var label = "Decision key " + (registration.decisionKeysOf(link).size() + 1);
                yield way.goesOn(token, registration.addDecisionKey(link, credential, label));
            }
        };
    }

    @PostMapping("/founding/{token}/signature")
    ResponseEntity<Void> sign(@PathVariable String token, @RequestParam String ticket, @RequestParam String answer) {
        var statement = views.open(ticket).orElseThrow(StalePage::refused);
        var assertion = AssertionAnswer.read(answer);
        return switch (signing.sign(new FoundingToken(token), new SignedAct(statement, assertion))) {
            case FoundingSigning.Signing.Refused(var why) -> throw new RefusedRequest(why);
            case FoundingSigning.Signing.Recorded recorded -> way.goesOn(token, Optional.empty());
            case FoundingSigning.Signing.Founded founded -> way.goesOn(token, Optional.empty());
        };
    }

    private FoundingView.Ceremony newKey(FoundingToken link, FounderProgress mine) {
        var issued = way.challenge(PURPOSE, link.text());
        var user = new NewUser(mine.person().value().getBytes(StandardCharsets.UTF_8), mine.name(), mine.name());
        return new FoundingView.Ceremony(
                "create",
                ceremony.options(SealingParty.of(origins), user, registration.decisionKeysOf(link), issued.challenge()),
                issued.sealed());
    }
}
