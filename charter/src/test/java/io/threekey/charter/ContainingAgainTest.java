package io.threekey.charter;

import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AFullCharter.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Design rule 8: what one domain tightened alone lapses unless it is ratified, and doing it again must not make it last.
 * The limits in force are 10 and 600 minutes, may be contained to 4 and 300 by IAM or security for 72 hours, and where
 * more than 20 per cent of a ward are hindered clinical operations signs too.
 */
class ContainingAgainTest {
    private static final PolicyAddress LIMITS = AHospital.limits();
    private static final PolicyAddress EAST = AFullCharter.east();
    private static final PolicyAddress WEST =
            new PolicyAddress(AHospital.sessionLimits(), Optional.empty(), Scope.site("west"));
    private static final Instant NIGHT = AHospital.days(2).minus(Duration.ofHours(6));
    private static final Instant LAPSED = NIGHT.plus(Duration.ofHours(72));

    private final VerifiedChain founded = AFullCharter.founded(300);

    private static Enactment hindering(int percent) {
        return Enactment.passing(
                Way.CONTAINMENT,
                Optional.of(Json.object().put("mostHinderedPercent", percent).build()));
    }

    private static ChainStep contain(
            VerifiedChain chain, PolicyAddress address, JsonObject document, int percent, Instant at, String... seats) {
        return chain.next(
                AFullCharter.signedAt(chain, "c-" + chain.length(), address, document, hindering(percent), at, seats));
    }

    private static VerifiedChain contained(VerifiedChain chain, Instant at, String... seats) {
        return Deciding.extended(contain(chain, LIMITS, limits(6, 600), 20, at, seats));
    }

    private VerifiedChain lapsed(String... seats) {
        return contained(founded, NIGHT, seats);
    }

    private static ChainStep again(VerifiedChain chain, String... seats) {
        return contain(chain, LIMITS, limits(6, 600), 20, LAPSED, seats);
    }

    /**
     * Who signed the containments that lapsed, in how many per cent of a ward it hinders, who signs it again, and whether
     * that makes it a containment.
     */
    @ParameterizedTest
    @CsvSource({
        "iam,                          20, security,                            holds",
        "iam,                          20, security-deputy,                     holds",
        "iam,                          20, security iam,                        holds",
        "iam-deputy,                   20, security,                            holds",
        "iam,                          20, iam,                                 CONTAINED_BEFORE",
        "iam,                          20, iam-deputy,                          CONTAINED_BEFORE",
        "iam-deputy,                   20, iam,                                 CONTAINED_BEFORE",
        "iam,                          20, iam clinical-operations,             CONTAINED_BEFORE",
        "iam,                          20, iam sponsor,                         CONTAINED_BEFORE",
        "security,                     20, iam,                                 holds",
        "security,                     20, security,                            CONTAINED_BEFORE",
        "iam,                          21, iam clinical-operations,             holds",
        "iam,                          21, security clinical-operations-deputy, holds",
        "iam,                          21, iam,                                 CONTAINED_BEFORE",
        "iam,                          21, iam security,                        CONTAINED_BEFORE",
        "iam clinical-operations,      20, security,                            holds",
        "iam clinical-operations,      20, iam,                                 CONTAINED_BEFORE",
        "iam clinical-operations,      21, iam clinical-operations,             CONTAINED_BEFORE",
        "iam clinical-operations,      21, security clinical-operations,        holds",
        "iam security,                 20, iam clinical-operations,             holds",
        "iam security,                 20, iam,                                 CONTAINED_BEFORE",
        "iam security,                 20, clinical-operations,                 CONTAINED_BEFORE",
        "iam security clinical-operations, 20, iam,                             CONTAINED_BY_ALL",
        "iam security clinical-operations, 21, iam security clinical-operations, CONTAINED_BY_ALL"
    })
    void takesADomainThatDidNotSignItBefore(String before, int percent, String seats, String outcome) {
        var chain = lapsed(before.split(" "));
        var step = contain(chain, LIMITS, limits(6, 600), percent, LAPSED, seats.split(" "));
        if (outcome.equals("holds")) {
            assertThat(step).isInstanceOf(ChainStep.Extended.class);
        } else {
            breaks(step, 2, BreakReason.valueOf(outcome));
        }
    }

    @Test
    void takesAnotherDomainEachTimeUntilThereIsNone() {
        var chain = lapsed("iam");
        var at = LAPSED;
        for (var seats : List.of(List.of("security"), List.of("security", "clinical-operations"))) {
            chain = Deciding.extended(contain(chain, LIMITS, limits(6, 600), 20, at, seats.toArray(String[]::new)));
            at = at.plus(Duration.ofHours(72));
        }
        for (var seats : List.of(AChain.OWNERS, new String[] {"iam"}, new String[] {"security"})) {
            breaks(contain(chain, LIMITS, limits(6, 600), 20, at, seats), 4, BreakReason.CONTAINED_BY_ALL);
        }
        assertThat(AFullCharter.decided(chain, "p-owners", LIMITS, limits(6, 600), at)
                        .history()
                        .policyAt(LIMITS, at)
                        .orElseThrow()
                        .document())
                .isEqualTo(limits(6, 600));
    }

    @ParameterizedTest
    @CsvSource({"4, 600", "5, 600", "7, 600", "9, 600", "6, 400", "9, 599"})
    void isTheSameHoweverMuchIsTightened(int idle, int overall) {
        breaks(
                contain(lapsed("iam"), LIMITS, limits(idle, overall), 20, LAPSED, "iam"),
                2,
                BreakReason.CONTAINED_BEFORE);
    }

    @Test
    void isWrittenFromTheLapseForThirtyDays() {
        var days = LAPSED.plus(Duration.ofDays(30));
        breaks(
                contain(lapsed("iam"), LIMITS, limits(6, 600), 20, days.minusMillis(1), "iam"),
                2,
                BreakReason.CONTAINED_BEFORE);
        assertThat(contain(lapsed("iam"), LIMITS, limits(6, 600), 20, days, "iam"))
                .isInstanceOf(ChainStep.Extended.class);
    }

    @Nested
    class AnotherIncident {
        @Test
        void aboutAnotherNumberTakesOneSignature() {
            assertThat(contain(lapsed("iam"), LIMITS, limits(10, 400), 20, LAPSED, "iam"))
                    .isInstanceOf(ChainStep.Extended.class);
        }

        @Test
        void atAnotherSiteTakesOneSignature() {
            var east = Deciding.extended(contain(founded, EAST, limits(6, 600), 20, NIGHT, "iam"));
            assertThat(contain(east, WEST, limits(6, 600), 20, LAPSED, "iam")).isInstanceOf(ChainStep.Extended.class);
            breaks(contain(east, EAST, limits(6, 600), 20, LAPSED, "iam"), 2, BreakReason.CONTAINED_BEFORE);
        }

        @Test
        void isNotMadeByGoingFromTheGroupToItsSitesOrBack() {
            breaks(contain(lapsed("iam"), EAST, limits(6, 600), 20, LAPSED, "iam"), 2, BreakReason.CONTAINED_BEFORE);
            var east = Deciding.extended(contain(founded, EAST, limits(6, 600), 20, NIGHT, "iam"));
            breaks(contain(east, LIMITS, limits(6, 600), 20, LAPSED, "iam"), 2, BreakReason.CONTAINED_BEFORE);
        }
    }

    @Nested
    class WhatTheOwnersDecided {
        private VerifiedChain decidedSoon(VerifiedChain chain, int idle) {
            return AFullCharter.decided(chain, "p-owners", LIMITS, limits(idle, 600), NIGHT.plus(Duration.ofHours(30)));
        }

        private VerifiedChain decidedLater(VerifiedChain chain, String id, int idle) {
            return AFullCharter.decided(chain, id, LIMITS, limits(idle, 600), LAPSED.plus(Duration.ofHours(1)));
        }

        @ParameterizedTest
        @CsvSource({"6", "5"})
        void ratifiesItWhereItKeepsToIt(int idle) {
            var loosened = decidedLater(decidedSoon(lapsed("iam"), idle), "p-loosened", 10);
            assertThat(contain(loosened, LIMITS, limits(4, 600), 20, LAPSED.plus(Duration.ofDays(3)), "iam"))
                    .isInstanceOf(ChainStep.Extended.class);
        }

        /** In one moment with it, and after it all the same. */
        @Test
        void ratifiesItAtOnceToo() {
            var ratified = AFullCharter.decided(lapsed("iam"), "p-owners", LIMITS, limits(6, 600), NIGHT);
            assertThat(contain(
                            decidedLater(ratified, "p-loosened", 10),
                            LIMITS,
                            limits(4, 600),
                            20,
                            LAPSED.plus(Duration.ofDays(3)),
                            "iam"))
                    .isInstanceOf(ChainStep.Extended.class);
        }

        /** They had decided the same once, and given it up again before anybody contained it. */
        @Test
        void doesNotWhereItWasOverBefore() {
            var tight = AFullCharter.decided(founded, "p-tight", LIMITS, limits(6, 600), AHospital.hours(2));
            var loose = AFullCharter.decided(tight, "p-loose", LIMITS, limits(10, 600), AHospital.hours(3));
            for (var place : List.of(LIMITS, EAST)) {
                var chain = Deciding.extended(contain(loose, place, limits(6, 600), 20, NIGHT, "iam"));
                breaks(contain(chain, place, limits(6, 600), 20, LAPSED, "iam"), 4, BreakReason.CONTAINED_BEFORE);
            }
        }

        @Test
        void doesNotWhereItIsLooser() {
            breaks(
                    contain(decidedSoon(lapsed("iam"), 8), LIMITS, limits(6, 600), 20, LAPSED, "iam"),
                    3,
                    BreakReason.CONTAINED_BEFORE);
        }
    }

    @Nested
    class TighteningFurther {
        private final Instant soon = NIGHT.plus(Duration.ofHours(71));
        private final VerifiedChain first = lapsed("iam");

        @Test
        void isOneSignatureButBeginsNoHoursAnew() {
            var chain = Deciding.extended(contain(first, LIMITS, limits(5, 600), 20, soon, "iam"));
            assertThat(chain.history().latest(LIMITS).orElseThrow().until()).contains(LAPSED);
            breaks(again(chain, "iam"), 3, BreakReason.CONTAINED_BEFORE);
        }

        @Test
        void ofAnotherNumberHasHoursOfItsOwn() {
            var chain = Deciding.extended(contain(first, LIMITS, limits(6, 400), 20, soon, "iam"));
            assertThat(chain.history().latest(LIMITS).orElseThrow().until()).contains(soon.plus(Duration.ofHours(72)));
        }
    }

    @Nested
    class ItsHours {
        @Test
        void areItsOwnOnceThoseOfTheFirstAreOver() {
            var chain = Deciding.extended(again(lapsed("iam"), "security"));
            var version = chain.history().latest(LIMITS).orElseThrow();
            assertThat(version.until()).contains(LAPSED.plus(Duration.ofHours(72)));
            assertThat(chain.history().policyAt(LIMITS, LAPSED)).contains(version);
        }

        /** The first has seventy hours left; since the charter was changed, nobody may contain for more than a day. */
        @Test
        void areNoMoreThanTheEnvelopeGivesNow() {
            var changed = AFullCharter.signedAt(
                    lapsed("iam"),
                    "p-charter",
                    PolicyAddress.CHARTER,
                    letting(24).document(),
                    Enactment.REGULAR,
                    NIGHT.plus(Duration.ofHours(1)),
                    "sponsor",
                    "iam",
                    "security",
                    "clinical-operations");
            var at = NIGHT.plus(Duration.ofHours(2));
            var chain = Deciding.extended(
                    contain(Deciding.extended(lapsed("iam").next(changed)), LIMITS, limits(5, 600), 20, at, "iam"));
            assertThat(chain.history().latest(LIMITS).orElseThrow().until()).contains(at.plus(Duration.ofHours(24)));
        }

        private Charter letting(int hours) {
            var before = founded.history().latestCharter();
            var envelope = before.containments().getFirst();
            return new Charter(
                    before.installation(),
                    2,
                    before.sealing(),
                    before.log(),
                    before.calendar(),
                    before.seats(),
                    before.policyKinds(),
                    before.rights(),
                    List.of(new Containment(
                            envelope.policyKind(),
                            envelope.useCases(),
                            envelope.by(),
                            hours,
                            envelope.coSignOverPercent(),
                            envelope.bounds())),
                    before.continuities(),
                    List.of());
        }
    }

    @Nested
    class TheProposal {
        @Test
        void saysWhoContainedTheSameBefore() {
            var chain = lapsed("iam", "clinical-operations");
            assertThat(chain.history().containedBefore(LIMITS, limits(6, 600), LAPSED))
                    .containsExactly(Function.IAM, Function.CLINICAL_OPERATIONS);
            assertThat(chain.history().containedBefore(LIMITS, limits(10, 400), LAPSED))
                    .isEmpty();
            assertThat(chain.history().containedBefore(LIMITS, limits(6, 600), LAPSED.minusMillis(1)))
                    .isEmpty();
        }

        @Test
        void doesNotHoldWhereItKeepsSilentAboutThem() {
            var chain = lapsed("iam");
            var silent = Deciding.nextAsItIs(chain, "c-silent", LIMITS, limits(6, 600), hindering(20), LAPSED);
            for (var seat : List.of("iam", "security")) {
                var signed = new Deciding(silent.charter, silent.founding, silent.proposal).signs(seat);
                signed.hoursLater(-1);
                breaks(chain.next(signed.adopted()), 2, BreakReason.CONTAINED_BEFORE);
            }
        }

        @Test
        void isReadAsItIsWritten() {
            var enactment = hindering(20).containedBefore(List.of(Function.SECURITY, Function.IAM));
            assertThat(enactment.containedBy()).containsExactly(Function.IAM, Function.SECURITY);
            var proposal = Deciding.nextAsItIs(founded, "c", LIMITS, limits(6, 600), enactment, NIGHT).proposal;
            assertThat(Proposal.parse(proposal.bytes())).isEqualTo(proposal);
            assertThatThrownBy(() -> Enactment.REGULAR.containedBefore(List.of(Function.IAM)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Ten seats, one or two at a time, for a month: whoever tries, an evening comes on which it is over. */
    @Test
    void neverLastsLongerThanThreeDomainsCanCarryIt() {
        var chain = founded;
        var at = NIGHT;
        var times = 0;
        while (at.isBefore(NIGHT.plus(Duration.ofDays(29)))) {
            var now = at;
            var before = chain;
            var next = Arrays.stream(AChain.OWNERS)
                    .flatMap(one -> Arrays.stream(AChain.OWNERS)
                            .map(other -> one.equals(other) ? new String[] {one} : new String[] {one, other}))
                    .map(seats -> contain(before, LIMITS, limits(6, 600), 20, now, seats))
                    .filter(ChainStep.Extended.class::isInstance)
                    .findFirst();
            if (next.isPresent()) {
                chain = Deciding.extended(next.get());
                times++;
            }
            at = at.plus(Duration.ofHours(72));
        }
        assertThat(times).isEqualTo(3);
    }
}
