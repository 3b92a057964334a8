package io.threekey.server.governance.template;

import io.threekey.charter.Charter;
import io.threekey.charter.Containment;
import io.threekey.charter.Continuity;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.FoundingPolicy;
import io.threekey.charter.InstallationId;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyKindRule;
import io.threekey.charter.SealingRules;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.WorkingCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A charter before anybody holds its seats, as it is written in YAML and before it is signed. */
public record CharterTemplate(
        List<FoundingSeat> seats,
        WorkingCalendar calendar,
        Map<PolicyKindName, PolicyKindRule> policyKinds,
        List<DecisionRight> rights,
        List<Containment> containments,
        List<Continuity> continuities,
        List<FoundingPolicy> foundingPolicies) {

    public static final String FORMAT = "threekey-charter-template/1";

    /** Those that come with the server: a hospital group, one hospital, a house with few people. */
    public static final List<String> SHIPPED = List.of("group", "single", "small");

    public CharterTemplate {
        seats = List.copyOf(seats);
        rights = List.copyOf(rights);
        containments = List.copyOf(containments);
        continuities = List.copyOf(continuities);
        foundingPolicies = List.copyOf(foundingPolicies);
    }

    /**
     * One of the shipped, by its name, or a file.
     *
     * @throws IllegalArgumentException where it cannot be read, or has faults: with every one of them
     */
    public static CharterTemplate named(String nameOrFile) {
        var reading = TemplateReading.of(text(nameOrFile));
        if (!reading.findings().isEmpty()) {
            throw new IllegalArgumentException("the charter " + nameOrFile + " has faults:\n"
                    + String.join("\n", reading.inSentences(nameOrFile)));
        }
        return reading.template();
    }

    private static String text(String nameOrFile) {
        return SHIPPED.contains(nameOrFile) ? shipped(nameOrFile) : written(Path.of(nameOrFile));
    }

    static String shipped(String name) {
        var resource = "/charter/" + name + ".yaml";
        try (var file = CharterTemplate.class.getResourceAsStream(resource)) {
            if (file != null) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new IllegalStateException("the server was built without " + resource);
    }

    private static String written(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("there is no readable charter " + file, unreadable);
        }
    }

    public Optional<FoundingSeat> seat(SeatId id) {
        return seats.stream().filter(seat -> seat.id().equals(id)).findFirst();
    }

    /** The same with other policies in force from the first day. */
    public CharterTemplate with(List<FoundingPolicy> policies) {
        return new CharterTemplate(seats, calendar, policyKinds, rights, containments, continuities, policies);
    }

    /** The first charter, once people hold its seats. */
    public Charter heldBy(List<Seat> holders, InstallationId installation, SealingRules sealing, LogIdentity log) {
        return new Charter(
                installation,
                1,
                sealing,
                log,
                calendar,
                holders,
                policyKinds,
                rights,
                containments,
                continuities,
                foundingPolicies);
    }
}
