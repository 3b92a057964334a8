package io.threekey.server.governance;

import io.threekey.server.access.Origins;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Prints the founders' links and at last the fingerprint, for {@code ./threekey found}: on the terminal of whoever runs
 * the server, the links nowhere else.
 */
@Component
@ConditionalOnBooleanProperty("threekey.found")
class FoundingLinks implements ApplicationRunner {

    private final FoundingRegistration registration;
    private final PoliciesInForce policies;
    private final ChainMemory memory;
    private final Origins origins;

    FoundingLinks(FoundingRegistration registration, PoliciesInForce policies, ChainMemory memory, Origins origins) {
        this.registration = registration;
        this.policies = policies;
        this.memory = memory;
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

    @TransactionalEventListener
    void founded(InstallationFounded installation) {
        memory.fingerprint().ifPresent(fingerprint -> {
            say("Founded. Fingerprint: " + fingerprint.grouped());
            say("Keep it outside this server: with it, and nothing else of yours, an export can be verified.");
        });
    }

    @SuppressWarnings("SystemOut") // the terminal is the only place these links may go
    private static void say(String line) {
        System.out.println(line);
    }
}
