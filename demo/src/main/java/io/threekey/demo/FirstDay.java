package io.threekey.demo;

import io.threekey.charter.PersonId;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.people.NewPerson;
import io.threekey.server.people.People;
import io.threekey.testkit.SoftwareAuthenticator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How Lindenfeld comes to life: founded, staffed, and with its first decisions made. Through commands, never tables. */
@Component
class FirstDay {

    private final Founding founding;
    private final PoliciesInForce policies;
    private final FirstDecisions decisions;
    private final People people;
    private final Authenticators authenticators;
    private final KeyMaking making;
    private final DemoKeys keys;
    private final Path home;

    FirstDay(
            Founding founding,
            PoliciesInForce policies,
            FirstDecisions decisions,
            People people,
            Authenticators authenticators,
            KeyMaking making,
            DemoKeys keys,
            @Value("${threekey.home}") Path home) {
        this.founding = founding;
        this.policies = policies;
        this.decisions = decisions;
        this.people = people;
        this.authenticators = authenticators;
        this.making = making;
        this.keys = keys;
        this.home = home;
    }

    /** Nothing where it was yesterday. */
    void happens() throws IOException {
        if (policies.founded()) {
            return;
        }
        founding.happens();
        staffArrives();
        decisions.happen();
        Files.writeString(home.resolve("who-to-be.txt"), whoToBe());
    }

    /** Also for a hospital that others have founded: its owners' keys are theirs, and nothing is decided for them. */
    void staffArrives() {
        people.open(Roster.LAKESIDE);
        Roster.WARDS.forEach(people::open);
        Roster.FIRST.forEach(employee -> admit(employee, true));
        Roster.OTHERS.forEach(employee -> admit(employee, false));
    }

    private void admit(Roster.Employee employee, boolean first) {
        var person = new PersonId(employee.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
        var device = SoftwareAuthenticator.fresh();
        people.admit(
                new NewPerson(person, employee.name(), employee.title(), employee.ward(), Set.of(employee.role())));
        authenticators.register(person, "Badge", making.passkey(device, person, employee.name()));
        keys.add(new Persona(person.value(), employee.name(), place(employee), first, List.of(device)));
    }

    private static String place(Roster.Employee employee) {
        return Roster.WARDS.stream()
                .filter(ward -> ward.id().equals(employee.ward()))
                .map(ward -> employee.title() + ", " + ward.name())
                .findFirst()
                .orElseThrow();
    }

    private String whoToBe() {
        var text = new StringBuilder("Wherever it asks for a passkey, choose who you are:\n");
        keys.personas().stream()
                .filter(Persona::first)
                .forEach(persona -> text.append("  %-16s %s%n".formatted(persona.name(), persona.title())));
        text.append("or use a passkey of your own.\n");
        text.append("Its founding has the fingerprint\n  ");
        text.append(policies.chain().fingerprint().grouped());
        return text.append("\nwhich an auditor would keep: ./threekey verify DIR --fingerprint F\n")
                .toString();
    }
}
