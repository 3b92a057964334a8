package io.threekey.server.governance.web;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.FreshSignIn;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.OfferedKeys;
import io.threekey.server.governance.PoliciesInForce;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Somebody's own decision keys: those of their seat, and those they hold ready for one. */
@Controller
@Requires(Permission.SIGNED_IN)
class DecisionKeysPage {

    private final PoliciesInForce policies;
    private final OfferedKeys offered;
    private final KeyOffers offers;
    private final FreshSignIn freshness;
    private final Origins origins;

    DecisionKeysPage(
            PoliciesInForce policies, OfferedKeys offered, KeyOffers offers, FreshSignIn freshness, Origins origins) {
        this.policies = policies;
        this.offered = offered;
        this.offers = offers;
        this.freshness = freshness;
        this.origins = origins;
    }

    @GetMapping("/decision-keys")
    Page show(Caller.SignedIn caller) {
        return page(caller, Optional.empty());
    }

    private Page page(Caller.SignedIn caller, Optional<Refusal> refusal) {
        var person = new PersonId(caller.person());
        return Page.of(
                "governance/decision-keys",
                new DecisionKeysView(
                        policies.decisionKeysOf(person).stream()
                                .map(key -> view("", key))
                                .toList(),
                        offered.ready(person).stream()
                                .map(one -> view(one.id(), one.key()))
                                .toList(),
                        freshness.isFresh(caller),
                        refusal));
    }

    private static DecisionKeysView.Key view(String id, DecisionKey key) {
        return new DecisionKeysView.Key(id, key.label(), CharterWords.keyInWords(key));
    }

    @PostMapping("/decision-keys/{id}/taking-back")
    Object takeBack(Caller.SignedIn caller, @PathVariable String id) {
        var refusal = offered.takeBack(new PersonId(caller.person()), id);
        return refusal.isPresent() ? refused(caller, refusal.get()) : SeeOther.at("/decision-keys");
    }

    private Page refused(Caller.SignedIn caller, Refusal refusal) {
        return page(caller, Optional.of(refusal)).withStatus(HttpStatus.CONFLICT);
    }

    /** On to the origin where decision keys live, which knows no session: so this one asks who is there. */
    @PostMapping("/decision-keys")
    Object goOn(Caller.SignedIn caller) {
        if (!freshness.isFresh(caller)) {
            return refused(caller, Refusal.of("governance.offered.not-fresh"));
        }
        var offer = offers.begin(new PersonId(caller.person()), caller.name());
        var location = UriComponentsBuilder.fromUriString(
                        origins.sealOrigin() + "/decision-keys/new?person={person}&name={name}&ticket={ticket}")
                .encode()
                .buildAndExpand(caller.person(), caller.name(), offer)
                .toUriString();
        return SeeOther.at(location);
    }
}
