package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.From;
import io.threekey.charter.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CharterReviewTest {

    static Seat withKeys(Seat seat, List<DecisionKey> keys) {
        return seat(seat, seat.id(), seat.function(), seat.deputisesFor(), seat.holder(), seat.until(), keys);
    }

    private static Seat heldBy(Seat seat, String person) {
        return seat(
                seat, seat.id(), seat.function(), seat.deputisesFor(), new PersonId(person), seat.until(), seat.keys());
    }

    private static Seat seat(
            Seat like,
            SeatId id,
            Function function,
            Optional<SeatId> deputisesFor,
            PersonId holder,
            Instant until,
            List<DecisionKey> keys) {
        return new Seat(id, function, like.rank(), deputisesFor, holder, like.holderName(), like.from(), until, keys);
    }

    private static List<Seat> seatsWhere(String id, UnaryOperator<Seat> change) {
        return AHospital.seats().stream()
                .map(seat -> seat.id().value().equals(id) ? change.apply(seat) : seat)
                .toList();
    }

    private static Charter withSeats(List<Seat> seats) {
        return AHospital.charter(seats, AHospital.kinds(), AHospital.rights());
    }

    private static Charter withRights(DecisionRight... more) {
        var rights = Stream.concat(AHospital.rights().stream(), Stream.of(more)).toList();
        var kinds = new LinkedHashMap<>(AHospital.kinds());
        kinds.put(new PolicyKindName("extra"), AHospital.kind("extra"));
        return AHospital.charter(AHospital.seats(), kinds, rights);
    }

    private static void faulty(Charter charter, String where, String sentence) {
        assertThat(CharterReview.of(charter)).contains(new CharterFault(where, sentence));
    }

    @Test
    void aSoundCharterHasNoFault() {
        assertThat(CharterReview.of(AHospital.charter())).isEmpty();
        var ownersOnly = AHospital.seats().stream()
                .filter(seat -> seat.rank() == Rank.OWNER)
                .toList();
        assertThat(CharterReview.of(withSeats(ownersOnly))).isEmpty();
    }

    @Nested
    class Seats {
        @Test
        void haveOneOwnerForEachFunction() {
            for (var function :
                    List.of(Function.SPONSOR, Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY)) {
                var without = AHospital.seats().stream()
                        .filter(seat -> seat.function() != function)
                        .toList();
                faulty(withSeats(without), function.code(), "There must be exactly one owner's seat, and there are 0.");
            }
        }

        @Test
        void haveNoSecondOwner() {
            var seats = new ArrayList<>(AHospital.seats());
            seats.add(seat(
                    AHospital.owner(Function.IAM),
                    new SeatId("iam-too"),
                    Function.IAM,
                    Optional.empty(),
                    new PersonId("another"),
                    AHospital.TERM_ENDS,
                    List.of(DecisionKeys.key("x"), DecisionKeys.key("y"))));
            assertThat(CharterReview.of(withSeats(seats)))
                    .containsExactly(
                            new CharterFault("iam", "There must be exactly one owner's seat, and there are 2."));
        }

        @Test
        void haveDifferentNames() {
            var seats = new ArrayList<>(AHospital.seats());
            seats.add(AHospital.deputy(Function.IAM));
            faulty(withSeats(seats), "iam-deputy", "Two seats have this name.");
        }

        @Test
        void haveDifferentHolders() {
            var twice = seatsWhere("security-deputy", seat -> heldBy(seat, "holder-of-iam"));
            assertThat(CharterReview.of(withSeats(twice)))
                    .containsExactly(
                            new CharterFault("holder-of-iam", "One person holds one seat, and this one more."));
        }

        @Test
        void haveATerm() {
            var ended = seatsWhere(
                    "iam",
                    seat -> seat(
                            seat,
                            seat.id(),
                            seat.function(),
                            seat.deputisesFor(),
                            seat.holder(),
                            seat.from(),
                            seat.keys()));
            assertThat(CharterReview.of(withSeats(ended)))
                    .containsExactly(new CharterFault("iam", "The term ends before it begins."));
        }

        @Test
        void deputiseForAnOwnerOfTheirFunction() {
            for (var wrong : List.of("security", "nobody", "iam-deputy")) {
                var seats = seatsWhere(
                        "iam-deputy",
                        seat -> seat(
                                seat,
                                seat.id(),
                                seat.function(),
                                Optional.of(new SeatId(wrong)),
                                seat.holder(),
                                seat.until(),
                                seat.keys()));
                assertThat(CharterReview.of(withSeats(seats)))
                        .containsExactly(new CharterFault(
                                "iam-deputy", "A deputy acts for an owner's seat of the same function."));
            }
        }
    }

    @Nested
    class Keys {
        @Test
        void areTwoAPerson() {
            var one = seatsWhere("iam", seat -> withKeys(seat, List.of(DecisionKeys.key("iam first"))));
            assertThat(CharterReview.of(withSeats(one)))
                    .containsExactly(new CharterFault("iam", "Two decision keys are needed, so that one may be lost."));
        }

        @Test
        void areNamedOnce() {
            var key = DecisionKeys.key("iam first");
            var twice = seatsWhere("iam", seat -> withKeys(seat, List.of(key, key)));
            assertThat(CharterReview.of(withSeats(twice)))
                    .hasSize(2)
                    .allSatisfy(fault -> assertThat(fault.sentence()).isEqualTo("One key is named twice."));
            var shared = new DecisionKey(
                    new byte[] {1}, key.publicKey(), key.algorithm(), key.model(), "the same key under another name");
            var lent =
                    seatsWhere("security", seat -> withKeys(seat, List.of(shared, DecisionKeys.key("security first"))));
            assertThat(CharterReview.of(withSeats(lent))).hasSize(1);
        }

        @Test
        void areOfAPermittedKind() {
            var good = DecisionKeys.key("x");
            var sentence = "The key 'x' is not of a permitted kind.";
            faulty(
                    withKey(new DecisionKey(
                            good.credentialId(), good.publicKey(), good.algorithm(), "other model", "x")),
                    "iam",
                    sentence);
            faulty(
                    withKey(new DecisionKey(good.credentialId(), new byte[3], good.algorithm(), good.model(), "x")),
                    "iam",
                    sentence);
            faulty(
                    withKey(new DecisionKey(
                            good.credentialId(), good.publicKey(), KeyAlgorithm.EDDSA, good.model(), "x")),
                    "iam",
                    sentence);
        }

        private static Charter withKey(DecisionKey key) {
            return withSeats(seatsWhere("iam", seat -> withKeys(seat, List.of(key, DecisionKeys.key("iam second")))));
        }

        @Test
        void mayBeOfAnyModelWhereTheCharterSaysSo() {
            var rules =
                    new SealingRules("rp", List.of("o"), List.of(KeyAlgorithm.ES256), List.of(SealingRules.ANY_MODEL));
            assertThat(rules.permits(DecisionKeys.key("x"))).isTrue();
            assertThat(rules.permits(DecisionKeys.edKey("x"))).isFalse();
        }

        @Test
        void canSignSomewhere() {
            var sealing = AHospital.sealing();
            var rp = sealing.relyingParty();
            for (var mute : List.of(
                    new SealingRules(rp, List.of(), sealing.algorithms(), sealing.models()),
                    new SealingRules(rp, sealing.origins(), List.of(), sealing.models()),
                    new SealingRules(rp, sealing.origins(), sealing.algorithms(), List.of()))) {
                var good = AHospital.charter();
                var charter = new Charter(
                        good.installation(),
                        1,
                        mute,
                        good.log(),
                        good.calendar(),
                        good.seats(),
                        good.policyKinds(),
                        good.rights(),
                        List.of(),
                        List.of(),
                        List.of());
                faulty(charter, "sealing", "Without an origin, an algorithm and a model no key can sign.");
            }
        }
    }

    @Nested
    class Rights {
        @Test
        void governTheCharterItself() {
            for (var kind : List.of(PolicyAddress.CHARTER.kind(), PolicyAddress.SEAT_SUCCESSION.kind())) {
                var kinds = new LinkedHashMap<>(AHospital.kinds());
                kinds.remove(kind);
                faulty(
                        AHospital.charter(AHospital.seats(), kinds, AHospital.rights()),
                        kind.value(),
                        "Nobody would ever be able to decide this.");
            }
        }

        @Test
        void coverEveryMappedKindForAllUseCases() {
            var only = new DecisionRight(
                    new DecisionKind("extra"),
                    Optional.of(UseCase.MACHINE),
                    Scope.GROUP,
                    AHospital.everyone(),
                    ObjectionEffect.NOTED,
                    List.of(),
                    Clocks.of(1, 1, 0),
                    "only for machines");
            assertThat(CharterReview.of(withRights(only)))
                    .containsExactly(new CharterFault(
                            "extra", "No right to decide it holds for all use cases in the whole group."));
        }

        @Test
        void areThereOnce() {
            var right = AHospital.right("extra", AHospital.everyone(), ObjectionEffect.NOTED);
            var other = AHospital.right("extra", new From(Function.IAM, 1), ObjectionEffect.NOTED);
            assertThat(CharterReview.of(withRights(right, other)))
                    .containsExactly(new CharterFault("extra all group", "Two rights say who decides this."));
        }

        /** Design rule 1, and OpenBao's zero approvals that failed open. */
        @Test
        void neverLetNobodyDecide() {
            var sentence = "It could be decided without a single signature.";
            for (var quorum : List.<Quorum>of(
                    new AllOf(List.of()),
                    new From(Function.IAM, 0),
                    new AnyOf(List.of(new From(Function.IAM, 0), new From(Function.IAM, 1))))) {
                assertThat(CharterReview.of(withRights(AHospital.right("extra", quorum, ObjectionEffect.NOTED))))
                        .containsExactly(new CharterFault("extra all group", sentence));
            }
        }

        @Test
        void canBeExercisedByTheSeatsThereAre() {
            var sentence = "All seats together could not decide it.";
            for (var quorum : List.<Quorum>of(
                    new AnyOf(List.of()),
                    new From(Function.IAM, 2),
                    new AllOf(List.of(new From(Function.IAM, 1), new From(Function.IAM, 1))))) {
                faulty(
                        withRights(AHospital.right("extra", quorum, ObjectionEffect.NOTED)),
                        "extra all group",
                        sentence);
            }
        }

        @Test
        void canBeExercisedAfterAnEscalationToo() {
            var always = AHospital.everyone();
            faulty(
                    withRights(AHospital.right("extra", always, ObjectionEffect.ESCALATES)),
                    "extra all group",
                    "All seats together could not decide it.");
            assertThat(CharterReview.of(withRights(AHospital.right("extra", always, ObjectionEffect.BLOCKS))))
                    .isEmpty();
        }

        @Test
        void haveClocksThatRun() {
            var sentence = "Its clocks must run for some time and for a year at most.";
            for (var wrong : List.of(
                    clocks(0, 1, 0),
                    clocks(367, 1, 0),
                    clocks(1, 0, 0),
                    clocks(1, 8785, 0),
                    clocks(1, 1, 527041),
                    clocks(1, 1, -1))) {
                faulty(withRights(wrong), "extra all group clocks", sentence);
            }
            assertThat(CharterReview.of(withRights(clocks(366, 8784, 527040)))).isEmpty();
            assertThat(CharterReview.of(withRights(clocks(1, 1, 0)))).isEmpty();
        }

        private static DecisionRight clocks(int openDays, int freshHours, int delayMinutes) {
            return new DecisionRight(
                    new DecisionKind("extra"),
                    Optional.empty(),
                    Scope.GROUP,
                    AHospital.everyone(),
                    ObjectionEffect.NOTED,
                    List.of(),
                    Clocks.of(openDays, freshHours, delayMinutes),
                    "clocks");
        }
    }

    @Nested
    class TheLossOfOnePersonsKeys {
        @Test
        void mustBeRecoverableByTheOthers() {
            var ownersOnly = AHospital.seats().stream()
                    .filter(seat -> seat.rank() == Rank.OWNER)
                    .toList();
            var rights = new ArrayList<>(AHospital.rights());
            rights.set(3, AHospital.right("succession", AHospital.everyone(), ObjectionEffect.NOTED));

            var faults = CharterReview.of(AHospital.charter(ownersOnly, AHospital.kinds(), rights));
            assertThat(faults)
                    .hasSize(4)
                    .allSatisfy(fault -> assertThat(fault.sentence()).contains("keys were lost"));
            assertThat(faults).extracting(CharterFault::where).contains("holder-of-sponsor", "holder-of-iam");
            assertThat(CharterReview.of(AHospital.charter(AHospital.seats(), AHospital.kinds(), rights)))
                    .isEmpty();
        }
    }

    @Nested
    class FoundingPolicies {
        private static final String SENTENCE = "A founding policy is there once and can be decided on afterwards.";

        private static Charter withPolicies(PolicyAddress... addresses) {
            var good = AHospital.charter();
            return new Charter(
                    good.installation(),
                    1,
                    good.sealing(),
                    good.log(),
                    good.calendar(),
                    good.seats(),
                    good.policyKinds(),
                    good.rights(),
                    List.of(),
                    List.of(),
                    Stream.of(addresses)
                            .map(address ->
                                    new FoundingPolicy(address, Json.object().build()))
                            .toList());
        }

        @Test
        void areThereOnceAndCanBeDecidedOn() {
            var limits = PolicyAddress.forAll(AHospital.sessionLimits());
            faulty(withPolicies(limits, limits), "session-limits", SENTENCE);
            faulty(withPolicies(PolicyAddress.forAll(new PolicyKindName("colours"))), "colours", SENTENCE);
            faulty(withPolicies(PolicyAddress.CHARTER), "charter", SENTENCE);
            faulty(withPolicies(PolicyAddress.SEAT_SUCCESSION), "seat-succession", SENTENCE);
            assertThat(CharterReview.of(withPolicies(limits))).isEmpty();
        }
    }

    @Test
    void everyFaultIsFoundAtOnce() {
        var charter = AHospital.charter(List.of(), Map.of(), List.of());
        assertThat(CharterReview.of(charter)).hasSizeGreaterThan(6);
    }
}
