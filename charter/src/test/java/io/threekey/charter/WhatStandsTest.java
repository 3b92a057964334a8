package io.threekey.charter;

import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AFullCharter.east;
import static io.threekey.charter.AFullCharter.level;
import static io.threekey.charter.AFullCharter.limits;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What lies over a policy for hours, and what replaced it for a while, never changes what stands below. */
class WhatStandsTest {
    private static final Instant NOON = AHospital.days(2).plus(Duration.ofHours(3));
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final PolicyAddress LIMITS = AHospital.limits();

    private final VerifiedChain founded = AFullCharter.founded();

    private static Enactment staged(int minutes) {
        return new Enactment(Way.REGULAR, new Staging(minutes, 0), Optional.empty(), Optional.empty());
    }

    private static VerifiedChain adopts(VerifiedChain chain, JsonObject document, Enactment enactment, Instant at) {
        return adopts(chain, LIMITS, document, enactment, at);
    }

    private static VerifiedChain adopts(
            VerifiedChain chain, PolicyAddress address, JsonObject document, Enactment enactment, Instant at) {
        return AFullCharter.decided(chain, "p-" + chain.length(), address, document, enactment, at);
    }

    private static ChainStep continues(VerifiedChain chain, PolicyAddress address, JsonObject document, Instant at) {
        return chain.next(AFullCharter.signedAt(
                chain,
                "k-" + chain.length(),
                address,
                document,
                Enactment.passing(Way.CONTINUITY, Optional.empty()),
                at,
                "clinical-operations"));
    }

    private static VerifiedChain continued(VerifiedChain chain, JsonObject document, Instant at) {
        return Deciding.extended(continues(chain, LIMITS, document, at));
    }

    private static ChainStep contains(VerifiedChain chain, JsonObject document, Instant at) {
        return chain.next(AFullCharter.signedAt(
                chain,
                "c-" + chain.length(),
                LIMITS,
                document,
                Enactment.passing(
                        Way.CONTAINMENT,
                        Optional.of(Json.object().put("mostHinderedPercent", 0).build())),
                at,
                "security"));
    }

    private static JsonObject obeyed(VerifiedChain chain, PolicyAddress address, Instant at) {
        return chain.history().obeyedAt(address, at).orElseThrow().document();
    }

    private static JsonObject obeyed(VerifiedChain chain, Instant at) {
        return obeyed(chain, LIMITS, at);
    }

    @Nested
    class WhileAnEarlierPolicyIsBackForHours {
        private final VerifiedChain tightened = adopts(founded, limits(5, 600), Enactment.REGULAR, NOON);
        private final Instant later = NOON.plus(Duration.ofHours(1));
        private final VerifiedChain back = continued(tightened, limits(10, 600), later);

        @Test
        void itIsAdoptedForGoodOnlyAfterTheDelayOfALoosening() {
            var at = later.plus(Duration.ofHours(1));
            var forGood = adopts(back, limits(10, 600), Enactment.REGULAR, at);
            assertThat(forGood.history().latest(LIMITS).orElseThrow().effectiveAt())
                    .isEqualTo(at.plus(A_DAY));
            assertThat(obeyed(forGood, later.plus(Duration.ofHours(12)))).isEqualTo(limits(5, 600));
            assertThat(obeyed(forGood, at.plus(A_DAY))).isEqualTo(limits(10, 600));
            assertThat(forGood.loosens(
                            Deciding.next(back, "p", LIMITS, limits(10, 600), Enactment.REGULAR, at).proposal, at))
                    .isTrue();
            assertThat(back.loosens(
                            Deciding.next(back, "p", LIMITS, limits(5, 600), Enactment.REGULAR, at).proposal, at))
                    .isFalse();
        }

        @Test
        void nothingBetweenTheTwoIsThereAtOnceForGood() {
            var at = later.plus(Duration.ofHours(1));
            assertThat(adopts(back, limits(7, 600), Enactment.REGULAR, at)
                            .history()
                            .latest(LIMITS)
                            .orElseThrow()
                            .effectiveAt())
                    .isEqualTo(at.plus(A_DAY));
            assertThat(obeyed(adopts(back, limits(5, 600), Enactment.REGULAR, at), at))
                    .isEqualTo(limits(5, 600));
        }

        @Test
        void theSponsorDoesNotLowerTheFloorBelowAlsoWhenALowerOneIsOnItsWay() {
            var raised = adopts(founded, AFullCharter.assurance(), level(3), Enactment.REGULAR, NOON);
            var lowered = adopts(raised, AFullCharter.assurance(), level(2), staged(30 * AFullCharter.DAY), NOON);
            var proposal = Deciding.next(
                    lowered, "p-out", AFullCharter.assurance(), level(2), Enactment.REGULAR, NOON.plusSeconds(1));
            proposal.objects("security");
            proposal.now = NOON.plus(Duration.ofDays(6));
            var set = Deciding.extended(continues(lowered, AFullCharter.assurance(), level(2), proposal.now));
            proposal.signs("iam", "clinical-operations").overrules("sponsor");
            breaks(set.next(proposal.adopted()), 4, BreakReason.FLOOR_BY_WAY_OUT);
        }

        /** It would outlast the twelve hours and keep what stands set aside for three days. */
        @Test
        void oneDomainTightensItNoLessThanWhatStands() {
            breaks(contains(back, limits(8, 600), later), 3, BreakReason.OUTSIDE_ENVELOPE);
            assertThat(contains(back, limits(5, 600), later)).isInstanceOf(Extended.class);
            assertThat(contains(back, limits(4, 600), later)).isInstanceOf(Extended.class);
        }
    }

    @Nested
    class WhatBeginsLater {
        private final Enactment tomorrow = staged(AFullCharter.DAY / 2);

        @Test
        void isComparedWithWhatWillHaveBegunByThen() {
            var tightened = adopts(founded, limits(5, 600), staged(60), NOON);
            var looser = adopts(tightened, limits(8, 600), tomorrow, NOON);
            assertThat(looser.history().latest(LIMITS).orElseThrow().recordedFrom())
                    .isEqualTo(NOON.plus(A_DAY));
        }

        /** Also where those whom it touches are only told of it until then. */
        @Test
        void isComparedWithWhatWillHaveBegunOnceItsWarningsAreOver() {
            var tightened = adopts(founded, limits(5, 600), staged(60), NOON);
            var warned = new Enactment(
                    Way.REGULAR, new Staging(0, AFullCharter.DAY / 2), Optional.empty(), Optional.empty());
            assertThat(adopts(tightened, limits(8, 600), warned, NOON)
                            .history()
                            .latest(LIMITS)
                            .orElseThrow()
                            .recordedFrom())
                    .isEqualTo(NOON.plus(A_DAY));
        }

        @Test
        void isCorrectedAtOnceBeforeItBegins() {
            var tightened = adopts(founded, limits(5, 600), tomorrow, NOON);
            var corrected = adopts(tightened, limits(8, 600), Enactment.REGULAR, NOON.plusSeconds(1));
            assertThat(obeyed(corrected, NOON.plusSeconds(1))).isEqualTo(limits(8, 600));
        }
    }

    @Nested
    class WhatWasReplacedBeforeItBegan {
        private final VerifiedChain coming = adopts(founded, limits(30, 600), staged(6 * AFullCharter.DAY), NOON);
        private final Instant begins = NOON.plus(Duration.ofDays(7));
        private final Instant next = NOON.plus(A_DAY);

        @Test
        void neverBeginsThoughWhatReplacedItReverts() {
            var confirmed = new Enactment(
                    Way.REGULAR, Staging.AT_ONCE, Optional.of(new Confirmation(2880, 0, 0, 3)), Optional.empty());
            var replaced = adopts(coming, limits(5, 600), confirmed, next);
            var reverted = Deciding.extended(replaced.next(new AutomaticRevert(LIMITS, 3, 4, next.plus(A_DAY))));
            neverBegins(reverted, next.plus(A_DAY), begins);
        }

        @Test
        void neverBeginsThoughWhatReplacedItLapses() {
            var late = adopts(founded, limits(30, 600), staged(60 * AFullCharter.DAY), NOON);
            var out = Deciding.next(late, "p-out", LIMITS, limits(5, 600), Enactment.REGULAR, NOON.plusSeconds(1));
            out.objects("security");
            out.now = NOON.plus(Duration.ofDays(6));
            out.signs("iam", "clinical-operations").overrules("sponsor");
            var overruled = Deciding.extended(late.next(out.adopted()));
            assertThat(obeyed(overruled, out.now)).isEqualTo(limits(5, 600));
            neverBegins(overruled, NOON.plus(Duration.ofDays(40)), NOON.plus(Duration.ofDays(61)));
        }

        @Test
        void wasOnItsWayUntilThen() {
            var history =
                    adopts(coming, limits(5, 600), Enactment.REGULAR, next).history();
            assertThat(history.comingAt(LIMITS, next.minusMillis(1)))
                    .extracting(PolicyVersion::version)
                    .contains(2);
            assertThat(history.comingAt(LIMITS, next)).isEmpty();
        }

        private void neverBegins(VerifiedChain chain, Instant ended, Instant begins) {
            var history = chain.history();
            assertThat(history.comingAt(LIMITS, ended)).isEmpty();
            assertThat(history.isReplacedBeforeItBegan(history.versions(LIMITS).get(1)))
                    .isTrue();
            assertThat(history.isReplacedBeforeItBegan(history.versions(LIMITS).get(2)))
                    .isFalse();
            for (var at : new Instant[] {ended, begins, begins.plus(A_DAY)}) {
                assertThat(obeyed(chain, at)).isEqualTo(limits(10, 600));
                assertThat(history.standing(LIMITS, at).orElseThrow().version()).isEqualTo(1);
            }
        }

        @Test
        void isWhatWasObeyedForAMomentToo() {
            var confirmed = new Enactment(
                    Way.REGULAR, Staging.AT_ONCE, Optional.of(new Confirmation(2880, 0, 0, 3)), Optional.empty());
            var begun = adopts(coming, limits(5, 600), confirmed, begins);
            var reverted = Deciding.extended(begun.next(new AutomaticRevert(LIMITS, 3, 4, begins.plusSeconds(1))));
            assertThat(obeyed(reverted, begins.plusSeconds(1))).isEqualTo(limits(30, 600));
        }
    }

    @Nested
    class WhatIsObeyed {
        private final Enactment confirmed = new Enactment(
                Way.REGULAR, Staging.AT_ONCE, Optional.of(new Confirmation(2880, 0, 0, 3)), Optional.empty());
        private final Instant own = NOON.plusSeconds(1);
        private final Instant over = NOON.plus(Duration.ofHours(1));
        private final Instant contained = NOON.plus(Duration.ofHours(2));

        /** When a version begins, lapses or reverts; at a site also the group's. */
        @Test
        void turnsOnlyThen() {
            var tightened = adopts(founded, limits(5, 600), confirmed, NOON);
            var sites = adopts(tightened, east(), limits(4, 600), Enactment.REGULAR, own);
            var reverted = Deciding.extended(sites.next(new AutomaticRevert(LIMITS, 2, 4, over)));
            var history = Deciding.extended(contains(reverted, limits(6, 600), contained))
                    .history();
            var lapses = contained.plus(Duration.ofHours(72));
            assertThat(history.turnsAt(LIMITS)).containsExactly(AHospital.hours(1), NOON, over, contained, lapses);
            assertThat(history.turnsAt(east())).containsExactly(AHospital.hours(1), NOON, own, over, contained, lapses);
        }
    }

    @Nested
    class ASitesFirstPolicyOfItsOwn {
        private final VerifiedChain own = adopts(founded, east(), limits(5, 600), Enactment.REGULAR, NOON);
        private final Instant later = NOON.plus(Duration.ofHours(1));

        @Test
        void givesWayToTheGroupsForHours() {
            var back = Deciding.extended(continues(own, east(), limits(10, 600), later));
            assertThat(obeyed(back, east(), later)).isEqualTo(limits(10, 600));
            assertThat(obeyed(back, east(), later.plus(Duration.ofHours(12)))).isEqualTo(limits(5, 600));
            breaks(continues(own, east(), limits(9, 600), later), 2, BreakReason.NOT_WHAT_WAS_BEFORE);
        }

        @Test
        void doesNotGiveWayToWhatTheGroupHasTightenedSince() {
            var stricter = adopts(own, limits(8, 600), Enactment.REGULAR, later);
            breaks(
                    continues(stricter, east(), limits(10, 600), later.plusSeconds(1)),
                    3,
                    BreakReason.LOOSENS_THE_FLOOR);
        }

        /** What was obeyed at the site before is the group's, where the site's own had been overtaken. */
        @Test
        void orTheNextAfterOneThatWasOvertakenGivesWayToTheGroups() {
            var first = adopts(founded, east(), limits(9, 600), Enactment.REGULAR, NOON);
            var overtaken = adopts(first, limits(7, 600), Enactment.REGULAR, NOON.plusSeconds(1));
            var next = adopts(overtaken, east(), limits(5, 600), Enactment.REGULAR, NOON.plusSeconds(2));
            assertThat(continues(next, east(), limits(7, 600), later)).isInstanceOf(Extended.class);
        }
    }

    @Nested
    class Continuity {
        /** All ratify what one domain began; for its hours nobody alone ends it, whichever version lies on top. */
        @Test
        void doesNotEndAContainmentThatWasRatified() {
            var contained = Deciding.extended(contains(founded, limits(5, 600), NOON));
            var ratified = adopts(contained, limits(5, 600), Enactment.REGULAR, NOON.plus(Duration.ofHours(30)));
            for (var hours : new int[] {31, 71}) {
                breaks(
                        continues(ratified, LIMITS, limits(10, 600), NOON.plus(Duration.ofHours(hours))),
                        3,
                        BreakReason.CONTAINMENT_STANDS);
            }
            assertThat(continues(ratified, LIMITS, limits(10, 600), NOON.plus(Duration.ofHours(72))))
                    .isInstanceOf(Extended.class);
        }

        /** What was adopted while the earlier policy was back, though in the first moment of it, was not set aside. */
        @Test
        void isThereForWhatWasAdoptedInTheSameMoment() {
            var later = NOON.plus(Duration.ofHours(1));
            var second = adopts(founded, limits(8, 600), Enactment.REGULAR, NOON);
            var third = adopts(continued(second, limits(10, 600), later), limits(5, 600), Enactment.REGULAR, later);
            assertThat(continues(third, LIMITS, limits(8, 600), later.plusSeconds(1)))
                    .isInstanceOf(Extended.class);
        }

        /** Once for each policy: that the one above was set aside is not that the one below was. */
        @Test
        void isThereForAPolicyThatIsBackAfterTheNextReverted() {
            var confirmed = new Enactment(
                    Way.REGULAR, Staging.AT_ONCE, Optional.of(new Confirmation(2880, 0, 0, 3)), Optional.empty());
            var second = adopts(founded, limits(8, 600), Enactment.REGULAR, NOON);
            var third = adopts(second, limits(5, 600), confirmed, NOON.plusSeconds(1));
            var back = continued(third, limits(8, 600), NOON.plusSeconds(2));
            var over = NOON.plus(Duration.ofHours(13));
            var reverted = Deciding.extended(back.next(new AutomaticRevert(LIMITS, 3, 4, over)));
            var again = continued(reverted, limits(10, 600), over.plusSeconds(1));
            breaks(
                    continues(again, LIMITS, limits(10, 600), over.plus(Duration.ofHours(13))),
                    6,
                    BreakReason.NOT_WHAT_WAS_BEFORE);
        }
    }
}
