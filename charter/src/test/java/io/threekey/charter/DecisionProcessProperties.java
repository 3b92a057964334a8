package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** The process against a second telling of its rules, over every order in which seats may act. */
class DecisionProcessProperties {
    private static final List<String> SEATS =
            List.of("sponsor", "iam", "iam-deputy", "clinical-operations", "security");
    private static final Set<Function> THREE = Set.of(Function.IAM, Function.CLINICAL_OPERATIONS, Function.SECURITY);

    record Move(String seat, ActKind kind, int hoursLater) {}

    @Property(tries = 200)
    void agreesWithTheRulesToldSeatBySeat(@ForAll("kinds") PolicyKindName kind, @ForAll("moves") List<Move> moves) {
        var proposal = Deciding.proposal(
                AHospital.charter(), PolicyAddress.forAll(kind), Json.object().build(), AHospital.days(1));
        var deciding = new Deciding(AHospital.charter(), AHospital.charter().digest(), proposal);
        var subject = ActSubject.of(AHospital.charter(), AHospital.charter().digest(), proposal);
        for (var move : moves) {
            deciding.hoursLater(move.hoursLater());
            var statement = deciding.statement(move.kind(), move.seat());
            var act = new Act(
                    statement,
                    statement.digest(),
                    AHospital.charter().seat(statement.seat()).orElseThrow());
            var allowed = isAllowed(deciding, act);

            assertThat(ActOrder.of(subject, deciding.acts, act).isEmpty()).isEqualTo(allowed);
            if (allowed) {
                deciding.acts.add(act);
            }
        }

        assertThat(word(deciding.state())).isEqualTo(expected(kind, deciding));
    }

    private static boolean isAllowed(Deciding deciding, Act act) {
        var own = lastWord(deciding.acts, act.seat());
        var stopped = deciding.acts.stream().anyMatch(earlier -> earlier.kind() == ActKind.STOP);
        var open = !deciding.now.isAfter(deciding.proposal.openUntil());
        var news = switch (act.kind()) {
            case SIGN ->
                own == null
                        || own.kind() == ActKind.SIGN
                                && own.statement().notAfter().isBefore(deciding.now);
            case OBJECT -> own == null || own.kind() == ActKind.SIGN;
            case WITHDRAW -> own != null;
            case STOP -> Set.of("sponsor", "iam").contains(act.seat().id().value());
            case ADVISE -> true;
            case OVERRULE -> false;
        };
        return open && !stopped && news;
    }

    /** The seat's last signature or objection, unless it took it back afterwards. */
    private static @Nullable Act lastWord(List<Act> acts, Seat seat) {
        for (var act : acts.reversed()) {
            if (act.seat().equals(seat)) {
                return act.kind() == ActKind.WITHDRAW ? null : act;
            }
        }
        return null;
    }

    private static String expected(PolicyKindName kind, Deciding deciding) {
        if (deciding.acts.stream().anyMatch(act -> act.kind() == ActKind.STOP)) {
            return "Stopped";
        }
        if (deciding.now.isAfter(deciding.proposal.openUntil())) {
            return "Lapsed";
        }
        var words = new ArrayList<Act>();
        for (var seat : SEATS) {
            var word = lastWord(
                    deciding.acts, AHospital.charter().seat(new SeatId(seat)).orElseThrow());
            if (word != null) {
                words.add(word);
            }
        }
        var heard = words.stream()
                .filter(act -> act.kind() == ActKind.OBJECT)
                .filter(act -> THREE.contains(act.seat().function()))
                .count();
        var enough = signed(words, deciding.now).containsAll(THREE);
        var sponsor = signed(words, deciding.now).contains(Function.SPONSOR);
        if (heard == 0) {
            return enough ? "ReadyToAdopt" : "Open";
        }
        if (kind.equals(AHospital.sessionLimits())) {
            return "Blocked";
        }
        return enough && sponsor ? "ReadyToAdopt" : "Escalated";
    }

    private static Set<Function> signed(List<Act> words, Instant now) {
        return Set.copyOf(words.stream()
                .filter(act -> act.kind() == ActKind.SIGN)
                .filter(act -> Duration.between(act.statement().madeAt(), now).compareTo(Duration.ofHours(72)) <= 0)
                .map(act -> act.seat().function())
                .toList());
    }

    private static String word(ProposalState state) {
        return state.getClass().getSimpleName();
    }

    @Property(tries = 20)
    void anyChangeOfContentChangesWhatIsSigned(@ForAll int one, @ForAll int other) {
        assertThat(digest(one).equals(digest(other))).isEqualTo(one == other);
    }

    private static Digest digest(int minutes) {
        return Deciding.proposal(
                        AHospital.charter(),
                        PolicyAddress.forAll(AHospital.sessionLimits()),
                        Json.object().put("idleMinutes", minutes).build(),
                        AHospital.days(1))
                .digest();
    }

    @Provide
    Arbitrary<PolicyKindName> kinds() {
        return Arbitraries.of(AHospital.sessionLimits(), AHospital.breakGlass());
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        var kinds = Arbitraries.frequency(
                Tuple.of(8, ActKind.SIGN),
                Tuple.of(3, ActKind.OBJECT),
                Tuple.of(3, ActKind.WITHDRAW),
                Tuple.of(1, ActKind.STOP));
        return Combinators.combine(Arbitraries.of(SEATS), kinds, Arbitraries.of(0, 1, 36, 72, 73))
                .as(Move::new)
                .list()
                .ofMaxSize(10);
    }
}
