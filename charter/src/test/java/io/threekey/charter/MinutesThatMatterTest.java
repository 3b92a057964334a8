package io.threekey.charter;

import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AFullCharter.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Design rule 8: one person tightens inside an envelope, one person returns to what was; both pass by themselves. */
class MinutesThatMatterTest {
    private static final Instant NIGHT = AHospital.days(2).minus(Duration.ofHours(6));
    private static final PolicyAddress LIMITS = AHospital.limits();

    private final VerifiedChain founded = AFullCharter.founded();

    private static Enactment containment(Optional<JsonObject> impact) {
        return Enactment.passing(Way.CONTAINMENT, impact);
    }

    private static Optional<JsonObject> hindering(int percent) {
        return Optional.of(Json.object().put("mostHinderedPercent", percent).build());
    }

    private static ChainStep contain(VerifiedChain chain, PolicyAddress address, JsonObject document, String... seats) {
        return contain(chain, address, document, hindering(20), NIGHT, seats);
    }

    private static ChainStep contain(
            VerifiedChain chain,
            PolicyAddress address,
            JsonObject document,
            Optional<JsonObject> impact,
            Instant at,
            String... seats) {
        return chain.next(
                AFullCharter.signedAt(chain, "c-" + chain.length(), address, document, containment(impact), at, seats));
    }

    private static ChainStep restore(
            VerifiedChain chain, PolicyAddress address, JsonObject document, Instant at, String seat) {
        return chain.next(AFullCharter.signedAt(
                chain,
                "k-" + chain.length(),
                address,
                document,
                Enactment.passing(Way.CONTINUITY, Optional.empty()),
                at,
                seat));
    }

    private static ChainStep unsigned(
            VerifiedChain chain, PolicyAddress address, JsonObject document, Enactment enactment) {
        var proposal = Deciding.next(chain, "x", address, document, enactment, NIGHT.plus(Duration.ofDays(1))).proposal;
        return chain.next(new AdoptedDecision(proposal.bytes(), List.of(), proposal.proposedAt()));
    }

    private static int inForce(VerifiedChain chain, Instant at) {
        return chain.history().policyAt(LIMITS, at).orElseThrow().version();
    }

    @Nested
    class Containment {
        private VerifiedChain contained(int idle) {
            return Deciding.extended(contain(founded, LIMITS, limits(idle, 600), "iam-deputy"));
        }

        @Test
        void isInForceAtOnceAndLapsesByItself() {
            var chain = contained(5);
            var lapses = NIGHT.plus(Duration.ofHours(72));
            var version = chain.history().latest(LIMITS).orElseThrow();
            assertThat(version.way()).isEqualTo(Way.CONTAINMENT);
            assertThat(version.effectiveAt()).isEqualTo(NIGHT);
            assertThat(version.until()).contains(lapses);
            assertThat(inForce(chain, NIGHT)).isEqualTo(2);
            assertThat(inForce(chain, lapses.minusMillis(1))).isEqualTo(2);
            assertThat(inForce(chain, lapses)).isEqualTo(1);
        }

        @Test
        void isForThoseWhomTheEnvelopeNames() {
            for (var seat : List.of("iam", "security", "security-deputy")) {
                assertThat(contain(founded, LIMITS, limits(5, 600), seat)).isInstanceOf(ChainStep.Extended.class);
            }
            for (var seat : List.of("clinical-operations", "sponsor", "staff-representation")) {
                breaks(contain(founded, LIMITS, limits(5, 600), seat), 1, BreakReason.NOT_DECIDED);
            }
            breaks(contain(founded, LIMITS, limits(5, 600)), 1, BreakReason.NOT_DECIDED);
        }

        @Test
        void onlyTightensAndOnlyInsideItsBounds() {
            assertThat(contain(founded, LIMITS, limits(4, 600), "iam")).isInstanceOf(ChainStep.Extended.class);
            for (var outside : List.of(
                    limits(3, 600), limits(10, 600), limits(11, 600), limits(5, 599), limits(5, 601), AChain.idle(5))) {
                breaks(contain(founded, LIMITS, outside, "iam"), 1, BreakReason.OUTSIDE_ENVELOPE);
            }
        }

        @Test
        void hasNoEnvelopeWhereTheCharterGivesNone() {
            breaks(
                    unsigned(founded, AFullCharter.assurance(), AFullCharter.level(3), containment(hindering(0))),
                    1,
                    BreakReason.NOBODY_MAY_DECIDE);
        }

        @Test
        void isCoSignedWhereItHindersMoreThanTheCharterSays() {
            breaks(contain(founded, LIMITS, limits(5, 600), hindering(21), NIGHT, "iam"), 1, BreakReason.NOT_DECIDED);
            breaks(
                    contain(founded, LIMITS, limits(5, 600), hindering(21), NIGHT, "iam", "security", "sponsor"),
                    1,
                    BreakReason.NOT_DECIDED);
            assertThat(contain(
                            founded, LIMITS, limits(5, 600), hindering(21), NIGHT, "iam", "clinical-operations-deputy"))
                    .isInstanceOf(ChainStep.Extended.class);
        }

        @Test
        void isCoSignedWhereNobodyKnowsWhomItHinders() {
            breaks(
                    contain(founded, LIMITS, limits(5, 600), Optional.empty(), NIGHT, "iam"),
                    1,
                    BreakReason.NOT_DECIDED);
            assertThat(contain(founded, LIMITS, limits(5, 600), Optional.empty(), NIGHT, "iam", "clinical-operations"))
                    .isInstanceOf(ChainStep.Extended.class);
        }

        @Test
        void isNotStoppedByAnObjection() {
            var deciding = Deciding.next(founded, "c", LIMITS, limits(5, 600), containment(hindering(0)), NIGHT);
            deciding.objects("clinical-operations").hoursLater(-1).signs("iam").hoursLater(-1);
            assertThat(founded.next(deciding.adopted())).isInstanceOf(ChainStep.Extended.class);
        }

        @Test
        void isTightenedFurtherOnlyInTheKnowledgeOfTheFirst() {
            var chain = contained(6);
            var later = NIGHT.plus(Duration.ofHours(1));
            assertThat(contain(chain, LIMITS, limits(5, 600), hindering(0), later, "security"))
                    .isInstanceOf(ChainStep.Extended.class);
            breaks(
                    contain(chain, LIMITS, limits(8, 600), hindering(0), later, "security"),
                    2,
                    BreakReason.OUTSIDE_ENVELOPE);
            breaks(
                    chain.next(AFullCharter.signedAt(
                            founded, "c", LIMITS, limits(5, 600), containment(hindering(0)), later, "security")),
                    2,
                    BreakReason.REPLACES_ANOTHER_VERSION);
        }

        @Test
        void isRatifiedByADecisionForTheSame() {
            var chain = contained(5);
            var ratified =
                    AFullCharter.decided(chain, "p-ratify", LIMITS, limits(5, 600), NIGHT.plus(Duration.ofHours(30)));
            var lapses = NIGHT.plus(Duration.ofHours(72));
            assertThat(inForce(ratified, lapses)).isEqualTo(3);
            assertThat(inForce(ratified, lapses.plus(Duration.ofDays(400)))).isEqualTo(3);
        }

        @Test
        void doesNotOvertakeWhatIsBeingDecided() {
            var open = Deciding.next(founded, "p-open", LIMITS, limits(8, 600)).signs(AChain.OWNERS);
            var chain = contained(5);
            open.now = NIGHT.plus(Duration.ofHours(1));
            var decided = Deciding.extended(chain.next(open.adopted()));
            assertThat(decided.history().latest(LIMITS).orElseThrow().version()).isEqualTo(3);
            assertThat(inForce(decided, open.now)).isEqualTo(2);
            assertThat(inForce(decided, open.now.plus(Duration.ofDays(1)))).isEqualTo(3);
        }

        @Test
        void ofASiteKeepsToItsOwnAddress() {
            var chain = Deciding.extended(contain(founded, AFullCharter.east(), limits(5, 600), "iam"));
            assertThat(chain.history()
                            .obeyedAt(AFullCharter.east(), NIGHT)
                            .orElseThrow()
                            .document())
                    .isEqualTo(limits(5, 600));
            assertThat(inForce(chain, NIGHT)).isEqualTo(1);
        }
    }

    @Nested
    class Continuity {
        private final Instant later = NIGHT.plus(Duration.ofHours(2));
        private final VerifiedChain tightened = AFullCharter.decided(founded, "p-2", LIMITS, limits(5, 600), NIGHT);

        @Test
        void bringsBackAtOnceWhatWasBeforeAndLapsesByItself() {
            var chain =
                    Deciding.extended(restore(tightened, LIMITS, limits(10, 600), later, "clinical-operations-deputy"));
            var lapses = later.plus(Duration.ofHours(12));
            var version = chain.history().latest(LIMITS).orElseThrow();
            assertThat(version.way()).isEqualTo(Way.CONTINUITY);
            assertThat(version.effectiveAt()).isEqualTo(later);
            assertThat(version.until()).contains(lapses);
            assertThat(inForce(chain, lapses.minusMillis(1))).isEqualTo(3);
            assertThat(inForce(chain, lapses)).isEqualTo(2);
        }

        @Test
        void isForThoseWhomTheCharterNames() {
            for (var seat : List.of("iam", "security", "sponsor", "staff-representation")) {
                breaks(restore(tightened, LIMITS, limits(10, 600), later, seat), 2, BreakReason.NOT_DECIDED);
            }
        }

        @Test
        void bringsBackNothingElse() {
            for (var other : List.of(limits(9, 600), limits(5, 600), limits(60, 600))) {
                breaks(
                        restore(tightened, LIMITS, other, later, "clinical-operations"),
                        2,
                        BreakReason.NOT_WHAT_WAS_BEFORE);
            }
            breaks(
                    restore(founded, LIMITS, limits(10, 600), later, "clinical-operations"),
                    1,
                    BreakReason.NOT_WHAT_WAS_BEFORE);
        }

        @Test
        void isThereOnceForEachPolicy() {
            var once = Deciding.extended(restore(tightened, LIMITS, limits(10, 600), later, "clinical-operations"));
            var soon = later.plus(Duration.ofHours(1));
            breaks(
                    restore(once, LIMITS, limits(10, 600), soon, "clinical-operations"),
                    3,
                    BreakReason.NOT_WHAT_WAS_BEFORE);
            var over = later.plus(Duration.ofHours(13));
            breaks(
                    restore(once, LIMITS, limits(10, 600), over, "clinical-operations"),
                    3,
                    BreakReason.NOT_WHAT_WAS_BEFORE);
            var next = AFullCharter.decided(once, "p-4", LIMITS, limits(4, 600), over);
            assertThat(restore(next, LIMITS, limits(5, 600), over.plusSeconds(1), "clinical-operations"))
                    .isInstanceOf(ChainStep.Extended.class);
        }

        @Test
        void doesNotEndAContainment() {
            var contained =
                    Deciding.extended(contain(tightened, LIMITS, limits(4, 600), hindering(0), later, "security"));
            for (var wanted : List.of(limits(5, 600), limits(10, 600))) {
                breaks(
                        restore(contained, LIMITS, wanted, later.plusSeconds(1), "clinical-operations"),
                        3,
                        BreakReason.CONTAINMENT_STANDS);
            }
            assertThat(restore(
                            contained,
                            LIMITS,
                            limits(10, 600),
                            later.plus(Duration.ofHours(72)),
                            "clinical-operations"))
                    .isInstanceOf(ChainStep.Extended.class);
        }

        @Test
        void hasNoClauseWhereTheCharterGivesNone() {
            var glass = AFullCharter.decided(tightened, "g-1", AHospital.glass(), limits(5, 600), later);
            var again = AFullCharter.decided(glass, "g-2", AHospital.glass(), limits(4, 600), later);
            breaks(
                    unsigned(
                            again,
                            AHospital.glass(),
                            limits(5, 600),
                            Enactment.passing(Way.CONTINUITY, Optional.empty())),
                    4,
                    BreakReason.NOBODY_MAY_DECIDE);
        }

        @Test
        void doesNotOvertakeWhatIsBeingDecided() {
            var open =
                    Deciding.next(tightened, "p-open", LIMITS, limits(8, 600)).signs(AChain.OWNERS);
            var chain = Deciding.extended(restore(tightened, LIMITS, limits(10, 600), open.now, "clinical-operations"));
            assertThat(chain.next(open.adopted())).isInstanceOf(ChainStep.Extended.class);
        }
    }
}
