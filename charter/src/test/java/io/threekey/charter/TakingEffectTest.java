package io.threekey.charter;

import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AFullCharter.east;
import static io.threekey.charter.AFullCharter.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Design rules 3, 9 and 10: from when, until when and where an adopted policy is obeyed. */
class TakingEffectTest {
    private static final Instant NOON = AHospital.days(2).plus(Duration.ofHours(3));
    private static final PolicyAddress LIMITS = AHospital.limits();

    private final VerifiedChain founded = AFullCharter.founded();

    private static PolicyVersion adopted(VerifiedChain chain, JsonObject document) {
        return AFullCharter.decided(chain, "p-2", LIMITS, document, NOON)
                .history()
                .latest(LIMITS)
                .orElseThrow();
    }

    private static Enactment staged(int record, int warn) {
        return new Enactment(Way.REGULAR, new Staging(record, warn), Optional.empty(), Optional.empty());
    }

    @Nested
    class WhatIsLoosened {
        @Test
        void waitsForTheDelayOfItsKind() {
            var chain = AFullCharter.decided(founded, "p-2", LIMITS, limits(12, 600), NOON);
            var begins = NOON.plus(Duration.ofDays(1));
            assertThat(chain.history().latest(LIMITS).orElseThrow().effectiveAt())
                    .isEqualTo(begins);
            assertThat(chain.history()
                            .policyAt(LIMITS, begins.minusMillis(1))
                            .orElseThrow()
                            .version())
                    .isEqualTo(1);
            assertThat(chain.history().policyAt(LIMITS, begins).orElseThrow().version())
                    .isEqualTo(2);
        }

        @Test
        void isWhateverIsNotKnownToBeStricter() {
            assertThat(adopted(founded, limits(5, 601)).effectiveAt()).isEqualTo(NOON.plus(Duration.ofDays(1)));
            assertThat(adopted(founded, AChain.idle(5)).effectiveAt()).isEqualTo(NOON.plus(Duration.ofDays(1)));
            assertThat(adopted(founded, limits(9, 600)).effectiveAt()).isEqualTo(NOON);
            assertThat(adopted(founded, limits(10, 600)).effectiveAt()).isEqualTo(NOON);
        }

        @Test
        void isNotTheFirstOfItsKind() {
            var chain = AFullCharter.decided(founded, "g-1", AHospital.glass(), limits(5, 600), NOON);
            assertThat(chain.history().latest(AHospital.glass()).orElseThrow().effectiveAt())
                    .isEqualTo(NOON);
        }

        @Test
        void waitsForTheLongerOfTwoDelays() {
            for (var minutes : List.of(60, 3 * AFullCharter.DAY)) {
                var delayed = Deciding.founded(
                        AFullCharter.charter(AFullCharter.timing(new Clocks(14, 72, minutes, 0, 0, 0))));
                assertThat(adopted(delayed, limits(12, 600)).effectiveAt())
                        .isEqualTo(NOON.plus(Duration.ofMinutes(Math.max(minutes, AFullCharter.DAY))));
                assertThat(adopted(delayed, limits(9, 600)).effectiveAt())
                        .isEqualTo(NOON.plus(Duration.ofMinutes(minutes)));
            }
        }
    }

    @Nested
    class Stages {
        @Test
        void followEachOtherAfterTheDelay() {
            var chain = AFullCharter.decided(founded, "p-2", LIMITS, limits(12, 600), staged(60, 30), NOON);
            var version = chain.history().latest(LIMITS).orElseThrow();
            var recorded = NOON.plus(Duration.ofDays(1));
            assertThat(version.recordedFrom()).isEqualTo(recorded);
            assertThat(version.warnedFrom()).isEqualTo(recorded.plus(Duration.ofMinutes(60)));
            assertThat(version.effectiveAt()).isEqualTo(recorded.plus(Duration.ofMinutes(90)));
        }

        @Test
        void leaveTheOldOneInForceUntilTheyAreOver() {
            var chain = AFullCharter.decided(founded, "p-2", LIMITS, limits(5, 600), staged(60, 30), NOON);
            var begins = NOON.plus(Duration.ofMinutes(90));
            var history = chain.history();
            assertThat(history.policyAt(LIMITS, begins.minusMillis(1))
                            .orElseThrow()
                            .version())
                    .isEqualTo(1);
            assertThat(history.comingAt(LIMITS, begins.minusMillis(1))).hasSize(1);
            assertThat(history.policyAt(LIMITS, begins).orElseThrow().version()).isEqualTo(2);
            assertThat(history.comingAt(LIMITS, begins)).isEmpty();
            assertThat(history.standing(LIMITS, NOON).orElseThrow().version()).isEqualTo(2);
        }

        @Test
        void areToldApart() {
            var version = AFullCharter.decided(founded, "p-2", LIMITS, limits(12, 600), staged(60, 30), NOON)
                    .history()
                    .latest(LIMITS)
                    .orElseThrow();
            assertThat(version.stageAt(version.recordedFrom().minusMillis(1))).isEmpty();
            assertThat(version.stageAt(version.recordedFrom())).contains(Stage.RECORD);
            assertThat(version.stageAt(version.warnedFrom().minusMillis(1))).contains(Stage.RECORD);
            assertThat(version.stageAt(version.warnedFrom())).contains(Stage.WARN);
            assertThat(version.stageAt(version.effectiveAt().minusMillis(1))).contains(Stage.WARN);
            assertThat(version.stageAt(version.effectiveAt())).isEmpty();
        }

        @Test
        void areJudgedBesideWhatIsObeyed() {
            var history = AFullCharter.decided(founded, "p-2", LIMITS, limits(5, 600), staged(60, 30), NOON)
                    .history();
            assertThat(history.besideAt(LIMITS, NOON.minusMillis(1))).isEmpty();
            assertThat(history.besideAt(LIMITS, NOON))
                    .map(PolicyVersion::version)
                    .contains(2);
            assertThat(history.besideAt(LIMITS, NOON.plus(Duration.ofMinutes(90))))
                    .isEmpty();
            assertThat(history.besideAt(east(), NOON))
                    .map(PolicyVersion::version)
                    .contains(2);
        }

        @Test
        void areNotJudgedBesideWithoutAny() {
            var history = AFullCharter.decided(founded, "p-2", LIMITS, limits(12, 600), NOON)
                    .history();
            assertThat(history.comingAt(LIMITS, NOON)).hasSize(1);
            assertThat(history.besideAt(LIMITS, NOON)).isEmpty();
        }

        @Test
        void areNotJudgedBesideWhereTheyWillNeverGovern() {
            var own = AFullCharter.decided(founded, "e-1", east(), limits(4, 600), NOON.minusSeconds(60));
            var history = AFullCharter.decided(own, "p-2", LIMITS, limits(5, 600), staged(60, 30), NOON)
                    .history();
            assertThat(history.besideAt(LIMITS, NOON)).isPresent();
            assertThat(history.besideAt(east(), NOON)).isEmpty();
        }

        @Test
        void areNotJudgedBesideOnceALaterDecisionTookTheirPlace() {
            var chain = AFullCharter.decided(founded, "p-2", LIMITS, limits(5, 600), staged(60, 30), NOON);
            var later = NOON.plus(Duration.ofMinutes(10));
            var history = AFullCharter.decided(chain, "p-3", LIMITS, limits(4, 600), later)
                    .history();
            assertThat(history.besideAt(LIMITS, later)).isEmpty();
            assertThat(chain.history().besideAt(LIMITS, later)).isPresent();
        }

        @Test
        void areJudgedBesideWhateverLiesOverTheirBeginningForHours() {
            var chain = AFullCharter.decided(founded, "p-2", LIMITS, limits(5, 600), staged(60, 30), NOON);
            var impact = Json.object().put("mostHinderedPercent", 0).build();
            var at = NOON.plus(Duration.ofMinutes(10));
            var contained = Deciding.extended(chain.next(AFullCharter.signedAt(
                    chain,
                    "c-1",
                    LIMITS,
                    limits(6, 600),
                    Enactment.passing(Way.CONTAINMENT, Optional.of(impact)),
                    at,
                    "security")));
            assertThat(contained.history().obeyedAt(LIMITS, NOON.plus(Duration.ofMinutes(90))))
                    .map(PolicyVersion::version)
                    .contains(3);
            assertThat(contained.history().besideAt(LIMITS, at))
                    .map(PolicyVersion::version)
                    .contains(2);
        }

        @Test
        void areJudgedBesideInTheirTurn() {
            var chain = AFullCharter.decided(founded, "p-2", LIMITS, limits(5, 600), staged(60, 30), NOON);
            var later = NOON.plus(Duration.ofMinutes(10));
            var history = AFullCharter.decided(chain, "p-3", LIMITS, limits(4, 600), staged(60, 60), later)
                    .history();
            assertThat(history.besideAt(LIMITS, later))
                    .map(PolicyVersion::version)
                    .contains(2);
            assertThat(history.besideAt(LIMITS, NOON.plus(Duration.ofMinutes(90))))
                    .map(PolicyVersion::version)
                    .contains(3);
        }

        @Test
        void haveBounds() {
            var year = 366 * AFullCharter.DAY;
            assertThat(new Staging(year, year).warnMinutes()).isEqualTo(year);
            for (var wrong : List.of(List.of(-1, 0), List.of(0, -1), List.of(year + 1, 0), List.of(0, year + 1))) {
                assertThatThrownBy(() -> new Staging(wrong.get(0), wrong.get(1)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(wrong.get(0) + " and " + wrong.get(1));
            }
        }
    }

    @Nested
    class WhatLastsSoManyDays {
        /** Wednesday noon and ten days is a Saturday; the office opens on Monday. */
        @Test
        void endsOnAWorkingMorning() {
            var lasting = Deciding.founded(AFullCharter.charter(AFullCharter.timing(new Clocks(14, 72, 0, 0, 10, 0))));
            var chain = AFullCharter.decided(lasting, "p-2", LIMITS, limits(5, 600), NOON);
            var monday = Instant.parse("2026-01-19T08:00:00Z");
            assertThat(chain.history().latest(LIMITS).orElseThrow().until()).contains(monday);
            assertThat(chain.history()
                            .policyAt(LIMITS, monday.minusMillis(1))
                            .orElseThrow()
                            .version())
                    .isEqualTo(2);
            assertThat(chain.history().policyAt(LIMITS, monday).orElseThrow().version())
                    .isEqualTo(1);
        }

        @Test
        void isOtherwiseThereUntilItIsReplaced() {
            assertThat(adopted(founded, limits(5, 600)).until()).isEmpty();
        }
    }

    @Nested
    class ASite {
        private ChainStep decide(VerifiedChain chain, JsonObject document) {
            return chain.next(AFullCharter.signedAt(
                    chain, "s-" + chain.length(), east(), document, Enactment.REGULAR, NOON, AChain.OWNERS));
        }

        private JsonObject obeyed(VerifiedChain chain, Instant at) {
            return chain.history().obeyedAt(east(), at).orElseThrow().document();
        }

        @Test
        void neverLoosensTheFloorOfTheGroup() {
            for (var looser : List.of(limits(11, 600), limits(10, 601), limits(5, 601), AChain.idle(5))) {
                breaks(decide(founded, looser), 1, BreakReason.LOOSENS_THE_FLOOR);
            }
            for (var kept : List.of(limits(10, 600), limits(5, 600))) {
                assertThat(obeyed(Deciding.extended(decide(founded, kept)), NOON))
                        .isEqualTo(kept);
            }
        }

        @Test
        void hasNothingToKeepToWhereTheGroupHasNone() {
            var site = new PolicyAddress(AHospital.breakGlass(), Optional.empty(), Scope.site("east"));
            breaks(
                    founded.next(AFullCharter.signedAt(
                            founded, "g", site, limits(1, 1), Enactment.REGULAR, NOON, AChain.OWNERS)),
                    1,
                    BreakReason.LOOSENS_THE_FLOOR);
            assertThat(founded.history().obeyedAt(site, NOON)).isEmpty();
        }

        @Test
        void obeysTheGroupWhereItSaysNothingItself() {
            assertThat(obeyed(founded, NOON)).isEqualTo(limits(10, 600));
        }

        @Test
        void obeysTheGroupFromWhenTheGroupIsStricter() {
            var site = Deciding.extended(decide(founded, limits(8, 600)));
            var stricter = AFullCharter.decided(site, "p-2", LIMITS, limits(5, 600), NOON.plusSeconds(60));
            assertThat(obeyed(stricter, NOON.plusSeconds(59))).isEqualTo(limits(8, 600));
            assertThat(obeyed(stricter, NOON.plusSeconds(60))).isEqualTo(limits(5, 600));
            assertThat(stricter.history()
                            .policyAt(east(), NOON.plusSeconds(60))
                            .orElseThrow()
                            .document())
                    .isEqualTo(limits(8, 600));
            var looser = AFullCharter.decided(stricter, "p-3", LIMITS, limits(9, 600), NOON.plusSeconds(90));
            assertThat(obeyed(looser, NOON.plusSeconds(90).plus(Duration.ofDays(1))))
                    .isEqualTo(limits(8, 600));
        }

        @Test
        void obeysTheGroupWhereTheTwoCannotBeCompared() {
            var site = Deciding.extended(decide(founded, limits(8, 600)));
            var mixed = AFullCharter.decided(site, "p-2", LIMITS, limits(12, 500), NOON);
            assertThat(obeyed(mixed, NOON.plus(Duration.ofDays(1)))).isEqualTo(limits(12, 500));
        }
    }

    @Nested
    class TheCharter {
        @Test
        void takesNoOtherWayAndNoStages() {
            var document = AChain.version(
                            2,
                            AFullCharter.charter().seats(),
                            AFullCharter.charter().rights())
                    .document();
            var confirmed = new Enactment(
                    Way.REGULAR, Staging.AT_ONCE, Optional.of(new Confirmation(60, 1, 1, 1)), Optional.empty());
            for (var enactment : List.of(staged(1, 0), staged(0, 1), confirmed)) {
                for (var address : List.of(PolicyAddress.CHARTER, PolicyAddress.SEAT_SUCCESSION)) {
                    breaks(
                            founded.next(AFullCharter.signedAt(
                                    founded, "c", address, document, enactment, NOON, "sponsor", "iam")),
                            1,
                            BreakReason.NOT_FOR_CHARTERS);
                }
            }
        }

        @Test
        void cannotBeContainedOrContinued() {
            for (var way : List.of(Way.CONTAINMENT, Way.CONTINUITY)) {
                var proposal = Deciding.next(
                                founded,
                                "c",
                                PolicyAddress.CHARTER,
                                AFullCharter.charter().document(),
                                Enactment.passing(way, Optional.empty()),
                                NOON)
                        .proposal;
                breaks(
                        founded.next(new AdoptedDecision(proposal.bytes(), List.of(), NOON)),
                        1,
                        BreakReason.NOBODY_MAY_DECIDE);
            }
        }
    }

    @Nested
    class WhatIsProposed {
        @Test
        void takesAWayThatIsProposed() {
            for (var way : List.of(Way.FOUNDING, Way.WAY_OUT)) {
                assertThatThrownBy(() -> new Enactment(way, Staging.AT_ONCE, Optional.empty(), Optional.empty()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(way.code());
            }
        }

        @Test
        void hasNoStagesAndNoConfirmationWhereItPassesInHours() {
            var confirmation = new Confirmation(60, 1, 1, 1);
            for (var way : List.of(Way.CONTAINMENT, Way.CONTINUITY)) {
                assertThatThrownBy(() -> new Enactment(way, new Staging(0, 1), Optional.empty(), Optional.empty()))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(
                                () -> new Enactment(way, Staging.AT_ONCE, Optional.of(confirmation), Optional.empty()))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void saysOfItsImpactWhomItHindersMost() {
            for (var wrong : List.of(
                    Json.object().build(),
                    Json.object().put("mostHinderedPercent", -1).build(),
                    Json.object().put("mostHinderedPercent", 101).build(),
                    Json.object().put("mostHinderedPercent", "20").build())) {
                assertThatThrownBy(() -> Enactment.passing(Way.CONTAINMENT, Optional.of(wrong)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("mostHinderedPercent");
            }
            for (var percent : List.of(0, 100)) {
                assertThat(Enactment.passing(
                                        Way.CONTAINMENT,
                                        Optional.of(Json.object()
                                                .put("mostHinderedPercent", percent)
                                                .build()))
                                .mostHinderedPercent())
                        .contains((long) percent);
            }
            assertThat(Enactment.REGULAR.mostHinderedPercent()).isEmpty();
        }
    }
}
