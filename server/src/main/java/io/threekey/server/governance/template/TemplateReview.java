package io.threekey.server.governance.template;

import io.threekey.charter.CharterFault;
import io.threekey.charter.CharterGaps;
import io.threekey.charter.CharterReview;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.PersonId;
import io.threekey.charter.SealingRules;
import io.threekey.charter.Seat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds a template to the review that every charter must pass, as if each of its seats had one holder with two keys, and
 * to having somebody for everything a hospital must decide.
 */
final class TemplateReview {

    private static final SealingRules SEALING = new SealingRules(
            "seal.imagined", List.of("https://seal.imagined"), List.of(KeyAlgorithm.ES256), List.of("any"));
    private static final LogIdentity LOG = new LogIdentity("imagined", "imagined");

    private TemplateReview() {}

    static List<CharterFault> of(CharterTemplate template) {
        var charter = template.heldBy(
                template.seats().stream().map(TemplateReview::imagined).toList(),
                new InstallationId("imagined"),
                SEALING,
                LOG);
        return Stream.concat(
                        CharterReview.of(charter).stream(),
                        CharterGaps.missing(charter).stream()
                                .map(kind -> new CharterFault(
                                        kind.value(),
                                        "No row says who decides this for all use cases in the whole group.")))
                .toList();
    }

    /** Every holder is another person, named for the seat, so that a fault about a person is one about the seat. */
    private static Seat imagined(FoundingSeat seat) {
        var holder = seat.id().value();
        return seat.heldBy(
                new PersonId(holder), holder, List.of(key(holder + " 1"), key(holder + " 2")), Instant.EPOCH);
    }

    private static DecisionKey key(String name) {
        try {
            var keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            return new DecisionKey(
                    name.getBytes(StandardCharsets.UTF_8),
                    keys.generateKeyPair().getPublic().getEncoded(),
                    KeyAlgorithm.ES256,
                    "00000000-0000-0000-0000-000000000000",
                    name);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
