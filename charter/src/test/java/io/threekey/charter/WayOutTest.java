package io.threekey.charter;

import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AFullCharter.level;
import static io.threekey.charter.AFullCharter.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Design rule 6: against one domain, after the clock, for thirty days, and never below a floor of assurance. */
class WayOutTest {
    private static final Instant TUESDAY = AHospital.days(1);
    private static final Instant FRIDAY = AHospital.days(4);

    private final VerifiedChain founded = AFullCharter.founded();

    private static Deciding on(VerifiedChain chain, PolicyAddress address, JsonObject document) {
        return Deciding.next(chain, "p-out", address, document, Enactment.REGULAR, TUESDAY);
    }

    /** Security objects on Tuesday; on Friday the other two sign, and the sponsor decides. */
    private static Deciding againstSecurity(Deciding deciding) {
        deciding.objects("security");
        return onFriday(deciding, "iam", "clinical-operations");
    }

    private static Deciding onFriday(Deciding deciding, String... seats) {
        deciding.now = FRIDAY;
        return deciding.signs(seats).overrules("sponsor");
    }

    @Test
    void carriesWhomItWentAgainstOnItsFace() {
        var chain = Deciding.extended(founded.next(
                againstSecurity(on(founded, AHospital.limits(), limits(8, 600))).adopted()));
        var version = chain.history().latest(AHospital.limits()).orElseThrow();
        assertThat(version.way()).isEqualTo(Way.WAY_OUT);
        assertThat(version.overruled()).contains(Function.SECURITY);
        assertThat(version.signers())
                .extracting(signer -> signer.seat().value())
                .containsExactly("iam", "clinical-operations", "sponsor");
    }

    /** Friday and thirty days is a Sunday in February: it lapses on the Monday morning, nine o'clock in Berlin. */
    @Test
    void lastsThirtyDaysUntilAWorkingMorning() {
        var chain = Deciding.extended(founded.next(
                againstSecurity(on(founded, AHospital.limits(), limits(8, 600))).adopted()));
        var monday = Instant.parse("2026-02-09T08:00:00Z");
        var history = chain.history();
        assertThat(history.latest(AHospital.limits()).orElseThrow().until()).contains(monday);
        assertThat(history.policyAt(AHospital.limits(), monday.minusMillis(1))
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
        assertThat(history.policyAt(AHospital.limits(), monday).orElseThrow().version())
                .isEqualTo(1);
        assertThat(history.standing(AHospital.limits(), monday.minusMillis(1))
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
        assertThat(history.standing(AHospital.limits(), monday).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void goesAgainstSilenceToo() {
        var deciding = onFriday(on(founded, AHospital.limits(), limits(8, 600)), "security", "iam");
        assertThat(Deciding.extended(founded.next(deciding.adopted()))
                        .history()
                        .latest(AHospital.limits())
                        .orElseThrow()
                        .overruled())
                .contains(Function.CLINICAL_OPERATIONS);
    }

    @Test
    void isADecisionLikeAnyOtherWhereAllHaveSigned() {
        var deciding = onFriday(on(founded, AHospital.limits(), limits(8, 600)), AChain.OWNERS);
        var version = Deciding.extended(founded.next(deciding.adopted()))
                .history()
                .latest(AHospital.limits())
                .orElseThrow();
        assertThat(version.way()).isEqualTo(Way.REGULAR);
        assertThat(version.overruled()).isEmpty();
        assertThat(version.until()).isEmpty();
    }

    @Test
    void isTakenByTheSponsorsDeputyAndByNobodyElse() {
        var deciding = on(founded, AHospital.limits(), limits(8, 600));
        deciding.now = FRIDAY;
        for (var seat : List.of("iam", "security", "clinical-operations", "staff-representation")) {
            deciding.refuses(deciding.act(ActKind.OVERRULE, seat), RefusalReason.SPONSOR_ONLY);
        }
        deciding.accepts(deciding.act(ActKind.OVERRULE, "sponsor-deputy"));
    }

    /** The sponsor's signature is one more beside the others, and not the will to decide against anybody. */
    @Test
    void isNotTakenBySigning() {
        var deciding = on(founded, AHospital.limits(), limits(8, 600));
        deciding.now = FRIDAY;
        breaks(
                founded.next(
                        deciding.signs("iam", "clinical-operations", "sponsor").adopted()),
                1,
                BreakReason.NOT_DECIDED);
    }

    /** IAM's deputy signs, and its owner does not want it: IAM is in the way though nothing of it is missing. */
    @Test
    void neverGoesAgainstADomainThatObjectsAndAnotherThatIsSilent() {
        var deciding = on(founded, AHospital.limits(), limits(8, 600)).objects("iam");
        onFriday(deciding, "iam-deputy", "clinical-operations");
        breaks(founded.next(deciding.adopted()), 1, BreakReason.NOT_DECIDED);
    }

    @Test
    void needsAllTheOthersAlsoWhereOnlyOneObjects() {
        var deciding = onFriday(on(founded, AHospital.limits(), limits(8, 600)).objects("security"), "iam");
        breaks(founded.next(deciding.adopted()), 1, BreakReason.NOT_DECIDED);
    }

    @Test
    void isNeverTheSponsorsWordAlone() {
        var timing = AFullCharter.timing(new Clocks(14, 72, 0, 3, 0, 0));
        var alone = Deciding.founded(AFullCharter.charter(new DecisionRight(
                timing.decision(),
                timing.useCase(),
                timing.scope(),
                new Quorum.From(Function.SECURITY, 1),
                timing.objection(),
                timing.consulted(),
                timing.clocks(),
                timing.reason())));
        breaks(
                alone.next(
                        onFriday(on(alone, AHospital.limits(), limits(8, 600))).adopted()),
                1,
                BreakReason.NOT_DECIDED);
    }

    @Test
    void isNotTakenBySomebodyWhoObjects() {
        var deciding = on(founded, AHospital.limits(), limits(8, 600)).objects("sponsor");
        deciding.now = FRIDAY;
        deciding.refuses(deciding.act(ActKind.OVERRULE, "sponsor"), RefusalReason.OWN_OBJECTION_STANDS);
        deciding.withdraws("sponsor").accepts(deciding.act(ActKind.OVERRULE, "sponsor"));
    }

    @Test
    void opensWithItsClockAndNotBefore() {
        var deciding = on(founded, AHospital.limits(), limits(8, 600));
        assertThat(founded.history().latestCharter().wayOutOpens(deciding.proposal))
                .contains(FRIDAY);
        deciding.now = FRIDAY.minusMillis(1);
        deciding.refuses(deciding.act(ActKind.OVERRULE, "sponsor"), RefusalReason.WAY_OUT_CLOSED);
        deciding.now = FRIDAY;
        deciding.accepts(deciding.act(ActKind.OVERRULE, "sponsor"));
    }

    @Test
    void isClosedWhereTheRightGivesNone() {
        var deciding = on(founded, AHospital.glass(), limits(8, 600));
        deciding.now = FRIDAY;
        deciding.refuses(deciding.act(ActKind.OVERRULE, "sponsor"), RefusalReason.WAY_OUT_CLOSED);
        var charter = on(founded, PolicyAddress.CHARTER, AFullCharter.charter().document());
        charter.now = FRIDAY;
        charter.refuses(charter.act(ActKind.OVERRULE, "sponsor"), RefusalReason.WAY_OUT_CLOSED);
    }

    /** No review lets such a charter be adopted; one that had been would open nothing. */
    @Test
    void isClosedForChartersWhateverTheRightSays() {
        var rights = AHospital.rights().stream()
                .map(right -> new DecisionRight(
                        right.decision(),
                        right.useCase(),
                        right.scope(),
                        right.quorum(),
                        right.objection(),
                        right.consulted(),
                        new Clocks(14, 72, 0, 3, 0, 0),
                        right.reason()))
                .toList();
        var charter = AHospital.charter(AHospital.seats(), AHospital.kinds(), rights);
        var document = charter.document();
        assertThat(charter.wayOutOpens(Deciding.on(charter, AHospital.limits(), document).proposal))
                .isPresent();
        for (var address : List.of(PolicyAddress.CHARTER, PolicyAddress.SEAT_SUCCESSION)) {
            assertThat(charter.wayOutOpens(Deciding.on(charter, address, document).proposal))
                    .isEmpty();
        }
    }

    @Test
    void isClosedForActsThatLastHours() {
        var deciding = Deciding.next(
                founded,
                "c",
                AHospital.limits(),
                limits(8, 600),
                Enactment.passing(Way.CONTAINMENT, Optional.empty()),
                TUESDAY);
        deciding.refuses(deciding.act(ActKind.OVERRULE, "sponsor"), RefusalReason.WAY_OUT_CLOSED);
    }

    @Test
    void neverGoesBelowAFloor() {
        var looser = againstSecurity(on(founded, AFullCharter.assurance(), level(1)));
        breaks(founded.next(looser.adopted()), 1, BreakReason.FLOOR_BY_WAY_OUT);
        for (var level : List.of(2, 3)) {
            var kept = againstSecurity(on(founded, AFullCharter.assurance(), level(level)));
            assertThat(founded.next(kept.adopted())).isInstanceOf(Extended.class);
        }
        var signed = on(founded, AFullCharter.assurance(), level(1)).signs(AChain.OWNERS);
        assertThat(founded.next(signed.adopted())).isInstanceOf(Extended.class);
    }

    /** For twelve hours the old level is obeyed; against security it must not become the level of a month. */
    @Test
    void neverGoesBelowAFloorThatContinuitySetAside() {
        var raised = AFullCharter.decided(founded, "p-up", AFullCharter.assurance(), level(3), TUESDAY);
        var lowering = againstSecurity(on(raised, AFullCharter.assurance(), level(2)));
        var continued = Deciding.extended(raised.next(AFullCharter.signedAt(
                raised,
                "k",
                AFullCharter.assurance(),
                level(2),
                Enactment.passing(Way.CONTINUITY, Optional.empty()),
                FRIDAY,
                "clinical-operations")));
        assertThat(continued
                        .history()
                        .policyAt(AFullCharter.assurance(), lowering.now)
                        .orElseThrow()
                        .document())
                .isEqualTo(level(2));
        breaks(continued.next(lowering.adopted()), 3, BreakReason.FLOOR_BY_WAY_OUT);
    }

    @Test
    void neverGoesBelowAFloorThatIsOnItsWay() {
        var staged =
                new Enactment(Way.REGULAR, new Staging(30 * AFullCharter.DAY, 0), Optional.empty(), Optional.empty());
        var raised = AFullCharter.decided(founded, "p-up", AFullCharter.assurance(), level(3), staged, TUESDAY);
        var lowering = againstSecurity(on(raised, AFullCharter.assurance(), level(2)));
        assertThat(lowering.proposal.replacesVersion()).isEqualTo(2);
        breaks(raised.next(lowering.adopted()), 2, BreakReason.FLOOR_BY_WAY_OUT);
    }

    /** Its thirty days run from the decision, not from the end of its stages. */
    @Test
    void isNotTakenForWhatWouldBeOverBeforeItIsObeyed() {
        for (var days : List.of(29, 30)) {
            var staged = new Enactment(
                    Way.REGULAR, new Staging(0, days * AFullCharter.DAY), Optional.empty(), Optional.empty());
            var deciding = onFriday(
                    Deciding.next(founded, "p-staged", AHospital.limits(), limits(8, 600), staged, TUESDAY),
                    "iam",
                    "clinical-operations");
            if (days < 30) {
                assertThat(founded.next(deciding.adopted())).isInstanceOf(Extended.class);
            } else {
                breaks(founded.next(deciding.adopted()), 1, BreakReason.NEVER_OBEYED);
            }
        }
    }

    @Test
    void needsItsWillToBeFresh() {
        var deciding = onFriday(on(founded, AHospital.limits(), limits(8, 600)), "iam", "clinical-operations");
        deciding.now = FRIDAY.plus(Duration.ofHours(72));
        assertThat(founded.next(deciding.adopted())).isInstanceOf(Extended.class);
        deciding.now = deciding.now.plusMillis(1);
        breaks(founded.next(deciding.adopted()), 1, BreakReason.NOT_DECIDED);
    }
}
