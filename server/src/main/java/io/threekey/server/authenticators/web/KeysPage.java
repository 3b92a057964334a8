package io.threekey.server.authenticators.web;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.access.Caller;
import io.threekey.server.access.FreshSignIn;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Authenticators.Said;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.authenticators.PasskeyRegistration;
import io.threekey.server.authenticators.RevocationReason;
import io.threekey.server.authenticators.StandardOfKeys;
import io.threekey.server.frame.NavigationEntry;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.keys.RegistrationCeremony;
import io.threekey.server.keys.SealedChallenges;
import io.threekey.server.people.People;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Requires(Permission.SIGNED_IN)
class KeysPage {

    private static final String PURPOSE = "add-passkey";
    private static final Map<Authenticators.GivenUp, String> REFUSED = Map.of(
            Authenticators.GivenUp.NOT_THEIRS, "authenticators.not-yours",
            Authenticators.GivenUp.LAST_ONE, "authenticators.last-one",
            Authenticators.GivenUp.LAST_GOOD_ONE, "authenticators.last-good-one",
            Authenticators.GivenUp.TO_BE_PROVEN, "authenticators.not-fresh-to-take-back");

    private final Authenticators authenticators;
    private final PasskeyRegistration registration;
    private final SealedChallenges challenges;
    private final FreshSignIn freshness;
    private final People people;
    private final PoliciesInForce policies;
    private final StandardOfKeys standards;
    private final String party;

    KeysPage(
            Authenticators authenticators,
            PasskeyRegistration registration,
            SealedChallenges challenges,
            FreshSignIn freshness,
            People people,
            PoliciesInForce policies,
            StandardOfKeys standards,
            Origins origins) {
        this.authenticators = authenticators;
        this.registration = registration;
        this.challenges = challenges;
        this.freshness = freshness;
        this.people = people;
        this.policies = policies;
        this.standards = standards;
        this.party = origins.relyingParty(Origin.ID);
    }

    @Bean
    static NavigationEntry keysNavigation() {
        return new NavigationEntry(81, "/me/keys", "authenticators.keys.navigation", "key", Permission.SIGNED_IN);
    }

    @GetMapping("/me/keys")
    Page keys(Caller.SignedIn caller, @RequestParam Optional<KeysDone> done) {
        return page(caller, Optional.empty(), done, Optional.empty());
    }

    @PostMapping("/me/keys")
    Object add(
            Caller.SignedIn caller,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam(defaultValue = "") String label) {
        if (!freshness.isFresh(caller)) {
            return refused(caller, "authenticators.not-fresh");
        }
        if (label.isBlank() || label.strip().length() > Passkey.LONGEST_LABEL) {
            return refused(caller, "authenticators.label");
        }
        return switch (challenges.open(sealed, PURPOSE, caller.session())) {
            case SealedChallenges.Refused late -> refused(caller, "authenticators.too-late");
            case SealedChallenges.Opened asked -> add(caller, asked.challenge(), answer, label.strip());
        };
    }

    private Object add(Caller.SignedIn caller, byte[] challenge, String answer, String label) {
        return switch (registration.verify(challenge, answer)) {
            case RegistrationCeremony.Refused unfit -> refused(caller, "authenticators.not-accepted");
            case RegistrationCeremony.Registered made
            when !isOfTheStandard(caller, made.credential()) -> refused(caller, "authenticators.not-the-standard");
            case RegistrationCeremony.Registered made -> {
                try {
                    authenticators.register(new PersonId(caller.person()), label, made.credential());
                    yield seeOther(KeysDone.ADDED);
                } catch (DuplicateKeyException taken) {
                    yield refused(caller, "authenticators.already-known");
                }
            }
        };
    }

    private boolean isOfTheStandard(Caller.SignedIn caller, RegisteredCredential credential) {
        return standards
                .of(new PersonId(caller.person()))
                .filter(standard -> !standard.isMetBy(authenticators.asMade(credential)))
                .isEmpty();
    }

    @PostMapping("/me/keys/{id}/label")
    Object rename(Caller.SignedIn caller, @PathVariable String id, @RequestParam(defaultValue = "") String label) {
        if (label.isBlank() || label.strip().length() > Passkey.LONGEST_LABEL) {
            return refused(caller, "authenticators.label");
        }
        return authenticators.rename(new PersonId(caller.person()), id, label.strip())
                ? seeOther(KeysDone.RENAMED)
                : refused(caller, "authenticators.not-yours");
    }

    @PostMapping("/me/keys/{id}/revocation")
    Object revoke(
            Caller.SignedIn caller,
            @PathVariable String id,
            @RequestParam RevocationReason reason,
            @RequestParam Optional<String> sure) {
        var person = new PersonId(caller.person());
        var outcome = authenticators.giveUp(person, id, reason, said(caller, sure));
        if (outcome == Authenticators.GivenUp.TO_BE_CONFIRMED) {
            var doubt = authenticators.find(id).map(key -> new KeysView.Doubt(id, key.label(), reason.name()));
            return page(caller, Optional.empty(), Optional.empty(), doubt).withStatus(HttpStatus.CONFLICT);
        }
        return Optional.ofNullable(REFUSED.get(outcome))
                .<Object>map(key -> refused(caller, key))
                .orElseGet(() -> seeOther(KeysDone.REVOKED));
    }

    private Said said(Caller.SignedIn caller, Optional<String> sure) {
        if (!freshness.isFresh(caller)) {
            return Said.UNPROVEN;
        }
        return sure.isPresent() ? Said.AND_AGAIN : Said.ONCE;
    }

    private Page refused(Caller.SignedIn caller, String refusal) {
        return page(caller, Optional.of(Refusal.of(refusal)), Optional.empty(), Optional.empty())
                .withStatus(HttpStatus.CONFLICT);
    }

    private Page page(
            Caller.SignedIn caller,
            Optional<Refusal> refusal,
            Optional<KeysDone> done,
            Optional<KeysView.Doubt> doubt) {
        var person = new PersonId(caller.person());
        var theirs = authenticators.of(person);
        var keys = theirs.stream().map(KeysPage::view).toList();
        var adding =
                freshness.isFresh(caller) ? Optional.of(adding(caller, person)) : Optional.<KeysView.Adding>empty();
        var zone = people.find(person)
                .<ZoneId>map(known -> known.site().timeZone())
                .orElse(ZoneOffset.UTC);
        return Page.of(
                "authenticators/keys",
                new KeysView(
                        keys,
                        refusal,
                        doubt,
                        done,
                        done.filter(KeysDone.REVOKED::equals).flatMap(revoked -> accepted(theirs)),
                        adding,
                        zone,
                        standards
                                .of(person)
                                .map(AuthenticatorStandard::keysEach)
                                .orElse(1L),
                        policies.decisionKeysOf(person).stream()
                                .map(DecisionKey::label)
                                .toList()));
    }

    private Optional<KeysView.Accepted> accepted(List<Passkey> keys) {
        return keys.stream()
                .findFirst()
                .map(key -> new KeysView.Accepted(
                        party, key.userHandle(), keys.stream().map(Passkey::id).collect(Collectors.joining(" "))));
    }

    private KeysView.Adding adding(Caller.SignedIn caller, PersonId person) {
        var issued = challenges.issue(PURPOSE, caller.session());
        return new KeysView.Adding(registration.options(person, caller.name(), issued.challenge()), issued.sealed());
    }

    private static KeysView.Key view(Passkey passkey) {
        return new KeysView.Key(
                passkey.id(), passkey.label(), passkey.registeredAt(), passkey.lastUsedAt(), passkey.backupEligible());
    }

    private static ResponseEntity<Void> seeOther(KeysDone done) {
        return SeeOther.at("/me/keys?done=" + done);
    }
}
