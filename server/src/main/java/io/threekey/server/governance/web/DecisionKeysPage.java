package io.threekey.server.governance.web;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.governance.OfferedKeys;
import io.threekey.server.governance.PoliciesInForce;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Somebody's own decision keys: those of their seat, and those they hold ready for one. */
@Controller
@Requires(Permission.SIGNED_IN)
class DecisionKeysPage {

    private final PoliciesInForce policies;
    private final OfferedKeys offered;
    private final KeyOffers offers;
    private final Origins origins;

    DecisionKeysPage(PoliciesInForce policies, OfferedKeys offered, KeyOffers offers, Origins origins) {
        this.policies = policies;
        this.offered = offered;
        this.offers = offers;
        this.origins = origins;
    }

    @GetMapping("/decision-keys")
    Page show(Caller.SignedIn caller) {
        var person = new PersonId(caller.person());
        return Page.of(
                "governance/decision-keys",
                new DecisionKeysView(
                        policies.decisionKeysOf(person).stream()
                                .map(DecisionKey::label)
                                .toList(),
                        offered.of(person).stream().map(DecisionKey::label).toList()));
    }

    /** On to the origin where decision keys live, which knows no session. */
    @PostMapping("/decision-keys")
    ResponseEntity<Void> goOn(Caller.SignedIn caller) {
        var offer = offers.begin(new PersonId(caller.person()), caller.name());
        var location = UriComponentsBuilder.fromUriString(
                        origins.sealOrigin() + "/decision-keys/new?person={person}&name={name}&ticket={ticket}")
                .encode()
                .buildAndExpand(caller.person(), caller.name(), offer)
                .toUriString();
        return SeeOther.at(location);
    }
}
