package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Charter;
import io.threekey.charter.Enactment;
import io.threekey.charter.InstallationId;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.LogIdentity;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.SealingRules;
import io.threekey.charter.Validity;
import io.threekey.charter.Way;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus;
import io.threekey.server.governance.template.CharterTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A decision for some hours or days, read while it lasts and afterwards. */
class LapsedDecisionTests {

    private static final Instant NIGHT = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant END = NIGHT.plus(Duration.ofHours(72));
    private static final PolicyAddress ADDRESS = PolicyAddress.forAll(new PolicyKindName("session-limits"));

    private static ProposalCase containment(Optional<Instant> revertedAt) {
        var version = new PolicyVersion(
                ADDRESS,
                2,
                Json.object().build(),
                Digest.of(new byte[0]),
                Digest.of(new byte[0]),
                NIGHT,
                new Validity(NIGHT, NIGHT, NIGHT, Optional.of(END), revertedAt),
                List.of(),
                1,
                Way.CONTAINMENT,
                Optional.empty(),
                Optional.empty());
        var charter = charter();
        return new ProposalCase(
                proposal(),
                List.of(),
                charter,
                charter.rightFor(ADDRESS).orElseThrow(),
                Optional.empty(),
                new ProposalStatus.Adopted(version));
    }

    private static Proposal proposal() {
        return new Proposal(
                new ProposalId("p1"),
                new InstallationId("st-anna"),
                Digest.of(new byte[0]),
                1,
                ADDRESS,
                0,
                Optional.empty(),
                Json.object().build(),
                "An account was misused.",
                new PersonId("demir"),
                NIGHT,
                END,
                Enactment.passing(Way.CONTAINMENT, Optional.empty()));
    }

    private static Charter charter() {
        return CharterTemplate.named("group")
                .heldBy(
                        List.of(),
                        new InstallationId("st-anna"),
                        new SealingRules(
                                "seal.x", List.of("https://seal.x"), List.of(KeyAlgorithm.ES256), List.of("any")),
                        new LogIdentity("x", "x"));
    }

    @Test
    void isAdoptedWhileItLasts() {
        var standing = ProposalStanding.of(containment(Optional.empty()), END.minusMillis(1));
        assertThat(standing.badge().key()).isEqualTo("governance.proposal.badge.adopted");
        assertThat(standing.tone()).isEqualTo(Tone.GOOD);
        assertThat(ProposalTimeline.of(containment(Optional.empty()), END.minusMillis(1)))
                .extracting(ProposalView.Event::at)
                .doesNotContain(END);
    }

    @Test
    void hasLapsedFromItsEndOn() {
        var standing = ProposalStanding.of(containment(Optional.empty()), END);
        assertThat(standing.badge().key()).isEqualTo("governance.proposal.badge.lapsed");
        assertThat(standing.tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(standing.sentence().key()).isEqualTo("governance.proposal.state.over");
        assertThat(standing.sentence().arguments()).isEqualTo(List.of(NIGHT, END));
        assertThat(ProposalTimeline.of(containment(Optional.empty()), END).getLast())
                .isEqualTo(new ProposalView.Event(
                        Words.of("governance.proposal.timeline.over"),
                        Optional.empty(),
                        END,
                        Tone.NEUTRAL,
                        "calendar-off"));
    }

    @Test
    void stillSaysThatItRevertedWhereItDid() {
        var reverted = Optional.of(NIGHT.plusSeconds(60));
        assertThat(ProposalStanding.of(containment(reverted), END.plusSeconds(1))
                        .badge()
                        .key())
                .isEqualTo("governance.proposal.badge.reverted");
    }
}
