package io.threekey.server.governance;

import io.threekey.server.access.Origins;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Prints the founders' links, for {@code ./threekey found}: on the terminal of whoever runs the server, never stored. */
@Component
@ConditionalOnBooleanProperty("threekey.found")
class FoundingLinks implements ApplicationRunner {

    private final FoundingRegistration registration;
    private final PoliciesInForce policies;
    private final Origins origins;

    FoundingLinks(FoundingRegistration registration, PoliciesInForce policies, Origins origins) {
        this.registration = registration;
        this.policies = policies;
        this.origins = origins;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (policies.founded()) {
            say("Already founded. Fingerprint: "
                    + policies.chain().fingerprint().grouped());
            return;
        }
        say("Hand each founder their own link. The links last thirty minutes; all of them are needed.");
        registration
                .invite()
                .forEach(invitation -> say("  %-20s %s/founding/%s"
                        .formatted(
                                invitation.seat().value(),
                                origins.sealOrigin(),
                                invitation.token().text())));
        say("Leave this running until the last signature has printed the fingerprint.");
    }

    @SuppressWarnings("SystemOut") // the terminal is the only place these links may go
    private static void say(String line) {
        System.out.println(line);
    }
}
