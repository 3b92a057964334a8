package io.threekey.server.governance.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.PersonId;
import io.threekey.charter.Quorum;
import io.threekey.charter.Rank;
import io.threekey.charter.SealingRules;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RulesWrittenDownTests {

    static final List<String> SHIPPED = CharterTemplate.SHIPPED;

    private static final Instant FOUNDED = Instant.parse("2026-01-15T09:00:00Z");

    private static Charter founded(CharterTemplate template) {
        return template.heldBy(
                template.seats().stream().map(RulesWrittenDownTests::held).toList(),
                new InstallationId("a-hospital"),
                new SealingRules(
                        "seal.test", List.of("https://seal.test"), List.of(KeyAlgorithm.ES256), List.of("any")),
                new LogIdentity("a-ledger", "a-key"));
    }

    private static Seat held(FoundingSeat seat) {
        return seat.heldBy(new PersonId(seat.id().value()), seat.id().value(), List.of(key(seat)), FOUNDED);
    }

    private static DecisionKey key(FoundingSeat seat) {
        return new DecisionKey(
                seat.id().value().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new byte[] {1},
                KeyAlgorithm.ES256,
                "00000000-0000-0000-0000-000000000000",
                "A key");
    }

    private static CharterTemplate readAgain(Charter charter) {
        var reading = TemplateReading.of(TemplateWriting.of(charter));
        assertThat(reading.inSentences("line")).isEmpty();
        return reading.template();
    }

    private static void saysTheSame(CharterTemplate again, Charter charter) {
        assertThat(again.calendar()).isEqualTo(charter.calendar());
        assertThat(again.policyKinds()).isEqualTo(charter.policyKinds());
        assertThat(again.rights()).isEqualTo(charter.rights());
        assertThat(again.containments()).isEqualTo(charter.containments());
        assertThat(again.continuities()).isEqualTo(charter.continuities());
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void areReadAgainAsTheyAre(String name) {
        var charter = founded(CharterTemplate.named(name));
        saysTheSame(readAgain(charter), charter);
    }

    @Test
    void areReadAgainWhereAnOwnerHasManyDeputies() {
        var founding = founded(CharterTemplate.named("group"));
        var iam = founding.seat(new SeatId("iam")).orElseThrow();
        var charter = founding.withSeats(
                2,
                Stream.concat(
                                founding.seats().stream(),
                                Stream.of("iam-deputy", "a-second-deputy").map(id -> deputy(iam, id)))
                        .toList());

        var again = readAgain(charter);

        saysTheSame(again, charter);
        assertThat(again.seats()).extracting(FoundingSeat::id).contains(new SeatId("iam-deputy"));
    }

    private static Seat deputy(Seat owner, String id) {
        return new Seat(
                new SeatId(id),
                owner.function(),
                Rank.DEPUTY,
                Optional.of(owner.id()),
                new PersonId(id),
                id,
                FOUNDED,
                FOUNDED.plusSeconds(1),
                owner.keys());
    }

    @Test
    void keepEveryQuorumAndEveryWordOfAReason() {
        var group = CharterTemplate.named("group");
        var quorum = new Quorum.AllOf(List.of(
                new Quorum.AtLeast(
                        2,
                        List.of(
                                new Quorum.From(Function.IAM, 1),
                                new Quorum.From(Function.CLINICAL_OPERATIONS, 1),
                                new Quorum.AnyOf(List.of(
                                        new Quorum.From(Function.SECURITY, 1), new Quorum.From(Function.SPONSOR, 1))))),
                new Quorum.From(Function.SECURITY, 1)));
        var reason =
                "Because: \"no\" is a word here, # too,\nand 'this' stands on a second line. It is rather long, and goes"
                        + " on for more than one line of the file, as reasons do when people mean them.";
        var rights = group.rights().stream()
                .map(right -> right.decision().value().equals("architecture") ? with(right, quorum, reason) : right)
                .toList();
        var charter = founded(new CharterTemplate(
                group.seats(),
                group.calendar(),
                group.policyKinds(),
                rights,
                group.containments(),
                group.continuities(),
                List.of()));

        assertThat(TemplateReading.of(TemplateWriting.of(charter)).template().rights())
                .isEqualTo(rights);
    }

    private static DecisionRight with(DecisionRight right, Quorum quorum, String reason) {
        return new DecisionRight(
                right.decision(),
                right.useCase(),
                right.scope(),
                quorum,
                right.objection(),
                right.consulted(),
                right.clocks(),
                reason);
    }

    @Test
    void areAboutAsLongAsAFileThatSomebodyWrote() {
        var charter = founded(CharterTemplate.named("group"));
        assertThat(TemplateWriting.of(charter).lines().count()).isLessThan(1000);
        assertThat(TemplateWriting.of(charter)).doesNotContain("&", "*id");
    }
}
