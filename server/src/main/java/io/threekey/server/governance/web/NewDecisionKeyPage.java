package io.threekey.server.governance.web;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.server.access.AnswersOn;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.governance.OfferedKeys;
import io.threekey.server.keys.NewUser;
import io.threekey.server.keys.RegistrationCeremony;
import io.threekey.server.keys.RegistrationCeremony.Registered;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a decision key is made and held ready. The sealed challenge says for whom. */
@Controller
@Requires(Permission.ANYONE)
@AnswersOn(Origin.SEAL)
class NewDecisionKeyPage {

    private final KeyOffers offers;
    private final OfferedKeys offered;
    private final RegistrationCeremony ceremony;
    private final Origins origins;

    NewDecisionKeyPage(KeyOffers offers, OfferedKeys offered, RegistrationCeremony ceremony, Origins origins) {
        this.offers = offers;
        this.offered = offered;
        this.ceremony = ceremony;
        this.origins = origins;
    }

    @GetMapping("/decision-keys/new")
    Page show(@RequestParam String person, @RequestParam String name, @RequestParam String ticket) {
        var who = person(person);
        var challenge = offers.open(ticket, who, name).orElseThrow(StalePage::refused);
        var user = new NewUser(who.value().getBytes(StandardCharsets.UTF_8), name, name);
        var own = offered.of(who).stream().map(DecisionKey::credentialId).toList();
        return Page.of(
                "governance/new-decision-key",
                new NewDecisionKeyView(
                        who.value(),
                        name,
                        ticket,
                        ceremony.options(SealingParty.of(origins), user, own, challenge),
                        origins.idOrigin() + "/decision-keys"));
    }

    @PostMapping("/decision-keys/new")
    ResponseEntity<Void> offer(
            @RequestParam String person,
            @RequestParam String name,
            @RequestParam String ticket,
            @RequestParam String answer) {
        var who = person(person);
        var challenge = offers.open(ticket, who, name).orElseThrow(StalePage::refused);
        var refusal = switch (ceremony.verify(SealingParty.of(origins), challenge, answer)) {
            case RegistrationCeremony.Refused(var reason) ->
                Optional.of(Refusal.of("governance.founding.registration", reason.name()));
            case Registered(var credential) -> offered.offer(who, name, credential);
        };
        if (refusal.isPresent()) {
            throw new RefusedRequest(refusal.get());
        }
        return SeeOther.at(origins.idOrigin() + "/decision-keys");
    }

    private static PersonId person(String text) {
        try {
            return new PersonId(text);
        } catch (IllegalArgumentException nobody) {
            throw StalePage.refused();
        }
    }
}
