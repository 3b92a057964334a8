package io.threekey.demo;

import io.threekey.demo.applications.SampleAddresses;
import io.threekey.demo.applications.SampleApplication;
import io.threekey.server.applications.Applications;
import io.threekey.server.governance.PoliciesInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the launcher tells a visitor, in a file. Once it is there, the hospital is ready. */
@Component
class WhoToBe {

    private final DemoKeys keys;
    private final SeatsNow seats;
    private final SampleAddresses addresses;
    private final Applications registered;
    private final PoliciesInForce policies;
    private final Path file;

    WhoToBe(
            DemoKeys keys,
            SeatsNow seats,
            SampleAddresses addresses,
            Applications registered,
            PoliciesInForce policies,
            @Value("${threekey.home}") Path home) {
        this.keys = keys;
        this.seats = seats;
        this.addresses = addresses;
        this.registered = registered;
        this.policies = policies;
        this.file = home.resolve("who-to-be.txt");
    }

    /** At every start, since who holds which seat may have changed: whole or not at all, because the launcher reads it. */
    void isWritten() throws IOException {
        var next = file.resolveSibling("who-to-be.txt.next");
        Files.writeString(next, inWords());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String inWords() {
        var introductions = seats.inWords(Locale.ENGLISH);
        var text = new StringBuilder("Wherever it asks for a passkey, choose who you are:\n");
        keys.personas().stream()
                .filter(introductions::comesFirst)
                .forEach(persona -> text.append("  %-16s %s%n".formatted(persona.name(), introductions.of(persona))));
        text.append("or use a passkey of your own.\n");
        text.append("Sample applications to come into with it:\n");
        Arrays.stream(SampleApplication.values())
                .filter(application -> registered.find(application.client()).isPresent())
                .forEach(application ->
                        text.append("  %-16s %s%n".formatted(application.title(), addresses.of(application))));
        text.append("Its founding has the fingerprint\n  ");
        text.append(policies.chain().fingerprint().grouped());
        return text.append("\nwhich an auditor would keep: ./threekey verify DIR --fingerprint F\n")
                .toString();
    }
}
