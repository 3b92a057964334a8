package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.Signal;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.PasskeyRegistered;
import io.threekey.server.authenticators.PasskeyRevoked;
import io.threekey.server.federation.ApplicationEntered;
import io.threekey.server.federation.ApplicationLeft;
import io.threekey.server.federation.EnteredInSession;
import io.threekey.server.signin.AssuranceChanged;
import io.threekey.server.signin.RiskLevelChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens here that applications hear of, each in the transaction in which it happens. */
@Component
class Happenings {

    private final Announcing announcing;
    private final SubjectTable subjects;
    private final EnteredInSession entered;
    private final Authenticators authenticators;
    private final Clock clock;

    Happenings(
            Announcing announcing,
            SubjectTable subjects,
            EnteredInSession entered,
            Authenticators authenticators,
            Clock clock) {
        this.announcing = announcing;
        this.subjects = subjects;
        this.entered = entered;
        this.authenticators = authenticators;
        this.clock = clock;
    }

    /** From then on it may hear of them. */
    @EventListener
    void entered(ApplicationEntered into) {
        if (announcing.mayHear(into.client())
                && subjects.enters(into.client(), into.person(), into.session(), into.at())) {
            announcing.tell(
                    into.client(),
                    into.person(),
                    Signal.SESSION_ESTABLISHED,
                    content -> content.sessionEstablished(into));
        }
    }

    @EventListener
    void left(ApplicationLeft left) {
        if (announcing.mayHear(left.client())) {
            tell(left.client(), left.person(), Signal.SESSION_REVOKED, content -> content.sessionRevoked(left));
        }
    }

    @EventListener
    void changed(AssuranceChanged changed) {
        entered.clients(changed.session()).stream()
                .filter(announcing::mayHear)
                .forEach(client -> tell(
                        client,
                        changed.person(),
                        Signal.ASSURANCE_LEVEL_CHANGE,
                        content -> content.assuranceLevelChange(changed)));
    }

    @EventListener
    void added(PasskeyRegistered added) {
        credential(added.person(), added.passkey(), "create", added.at());
    }

    @EventListener
    void takenBack(PasskeyRevoked revoked) {
        credential(revoked.person(), revoked.passkey(), "revoke", clock.instant());
    }

    @EventListener
    void changed(RiskLevelChanged changed) {
        everywhere(changed.person(), Signal.RISK_LEVEL_CHANGE, content -> content.riskLevelChange(changed));
    }

    private void credential(PersonId person, String key, String change, Instant at) {
        everywhere(
                person,
                Signal.CREDENTIAL_CHANGE,
                content -> content.credentialChange(person, key, kind(key), change, at));
    }

    private void everywhere(PersonId person, Signal signal, Function<SignalContent, JsonObject> says) {
        subjects.clientsOf(person, clock.instant()).forEach(client -> announcing.tell(client, person, signal, says));
    }

    /** Where it asked not to hear of somebody, it does not. */
    private void tell(String client, PersonId person, Signal signal, Function<SignalContent, JsonObject> says) {
        if (subjects.hearsOf(client, person, clock.instant())) {
            announcing.tell(client, person, signal, says);
        }
    }

    /** Built in or carried, as it said itself when it was made (CAEP 1.0, 3.3.1). */
    private String kind(String key) {
        return authenticators
                .find(key)
                .filter(passkey -> passkey.transports().contains("internal"))
                .map(passkey -> "fido2-platform")
                .orElse("fido2-roaming");
    }
}
