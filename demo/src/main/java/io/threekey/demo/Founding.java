package io.threekey.demo;

import io.threekey.server.frame.Refusal;
import io.threekey.server.governance.FoundingInvitation;
import io.threekey.server.governance.FoundingRegistration;
import io.threekey.server.governance.FoundingSigning;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** They found the hospital, each with two decision keys and a passkey, as anybody would have to. */
@Component
class Founding {

    private final FoundingRegistration registration;
    private final FoundingSigning signing;
    private final KeyMaking making;
    private final DemoKeys keys;
    private final Signing signatures;

    Founding(
            FoundingRegistration registration,
            FoundingSigning signing,
            KeyMaking making,
            DemoKeys keys,
            Signing signatures) {
        this.registration = registration;
        this.signing = signing;
        this.making = making;
        this.keys = keys;
        this.signatures = signatures;
    }

    void happens() {
        var invitations = registration.invite();
        invitations.forEach(this::register);
        invitations.forEach(this::sign);
    }

    private void register(FoundingInvitation invitation) {
        var founder = Roster.FOUNDERS.get(invitation.seat());
        if (founder == null) {
            throw new IllegalStateException("nobody founds as " + invitation.seat());
        }
        var token = invitation.token();
        expectNoRefusal(registration.introduce(token, founder.name()));
        var person = registration.progress(token).orElseThrow().person();
        var ring = Devices.fresh();
        var safe = Devices.fresh();
        var first = making.decisionKey(ring, founder.name());
        var second = making.decisionKey(safe, founder.name());
        expectNoRefusal(registration.addDecisionKey(token, first, "On the key ring"));
        expectNoRefusal(registration.addDecisionKey(token, second, "In the safe"));
        expectNoRefusal(registration.addPasskey(token, making.founderPasskey(ring, person, founder.name())));
        keys.add(new Persona(person.value(), founder.name(), founder.title(), false, List.of(ring, safe)));
    }

    private void sign(FoundingInvitation invitation) {
        var person = registration
                .progress(invitation.token())
                .map(progress -> progress.person().value());
        signing.toSign(invitation.token()).ifPresent(toSign -> {
            var persona = person.flatMap(keys::find).orElseThrow();
            var outcome = signing.sign(invitation.token(), signatures.sign(persona, toSign.statement()));
            if (outcome instanceof FoundingSigning.Signing.Refused refused) {
                throw new IllegalStateException("a founder's signature is refused: " + refused.why());
            }
        });
    }

    private static void expectNoRefusal(Optional<Refusal> refusal) {
        refusal.ifPresent(why -> {
            throw new IllegalStateException("the founding is refused: " + why);
        });
    }
}
