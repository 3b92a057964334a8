package io.threekey.charter;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Every policy kind has exactly one right that says who decides it, and every right has clocks that run. */
final class RightReview {
    private static final long MINUTES_A_DAY = 24 * 60;
    private static final int LONGEST_OPEN_DAYS = 366;
    private static final int LONGEST_FRESH_HOURS = 24 * LONGEST_OPEN_DAYS;
    private static final int LONGEST_DELAY_MINUTES = 60 * LONGEST_FRESH_HOURS;
    private static final int LONGEST_WAY_OUT_DAYS = 260;
    private static final int LONGEST_LASTING_DAYS = 10 * LONGEST_OPEN_DAYS;

    private RightReview() {}

    static Stream<CharterFault> of(Charter charter) {
        return Stream.of(
                        charterIsGoverned(charter),
                        everyKind(charter),
                        distinct(charter),
                        clocks(charter),
                        lasting(charter),
                        charterStays(charter),
                        obeyed(charter),
                        loosening(charter))
                .flatMap(faults -> faults);
    }

    private static Stream<CharterFault> charterIsGoverned(Charter charter) {
        return Stream.of(PolicyAddress.CHARTER, PolicyAddress.SEAT_SUCCESSION)
                .map(PolicyAddress::kind)
                .filter(kind -> !charter.policyKinds().containsKey(kind))
                .map(kind -> new CharterFault(kind.value(), "Nobody would ever be able to decide this."));
    }

    private static Stream<CharterFault> everyKind(Charter charter) {
        return charter.policyKinds().entrySet().stream()
                .filter(entry ->
                        charter.rightFor(PolicyAddress.forAll(entry.getKey())).isEmpty())
                .map(entry -> new CharterFault(
                        entry.getKey().value(), "No right to decide it holds for all use cases in the whole group."));
    }

    private static Stream<CharterFault> distinct(Charter charter) {
        return charter.rights().stream()
                .collect(groupingBy(RightReview::key, LinkedHashMap::new, counting()))
                .entrySet()
                .stream()
                .filter(right -> right.getValue() > 1)
                .map(right -> new CharterFault(String.join(" ", right.getKey()), "Two rights say who decides this."));
    }

    private static List<String> key(DecisionRight right) {
        return List.of(
                right.decision().value(),
                PolicyAddress.writeUseCase(right.useCase()),
                right.scope().value());
    }

    private static Stream<CharterFault> clocks(Charter charter) {
        return charter.rights().stream()
                .filter(right -> !within(1, right.openDays(), LONGEST_OPEN_DAYS)
                        || !within(1, right.signatureFreshHours(), LONGEST_FRESH_HOURS)
                        || !within(0, right.delayMinutes(), LONGEST_DELAY_MINUTES))
                .map(right -> clockFault(right, "Its clocks must run for some time and for a year at most."));
    }

    private static Stream<CharterFault> lasting(Charter charter) {
        return charter.rights().stream()
                .filter(right -> !within(0, right.wayOutWorkingDays(), LONGEST_WAY_OUT_DAYS)
                        || !within(0, right.lastsDays(), LONGEST_LASTING_DAYS)
                        || !within(0, right.reviewDays(), LONGEST_LASTING_DAYS))
                .map(right -> clockFault(
                        right,
                        "The sponsor's way out opens within a year, and what is decided lasts, and is reviewed, within"
                                + " ten."));
    }

    /** A charter that lapsed would leave nobody to decide on the next one. */
    private static Stream<CharterFault> charterStays(Charter charter) {
        var decisions = Stream.of(PolicyAddress.CHARTER, PolicyAddress.SEAT_SUCCESSION)
                .flatMap(kind -> charter.rule(kind).stream())
                .map(PolicyKindRule::decision)
                .toList();
        return charter.rights().stream()
                .filter(right -> decisions.contains(right.decision()) && right.lastsDays() > 0)
                .map(right -> clockFault(right, "A charter stays until another takes its place: it never lapses."));
    }

    /** Stages come on top, and are judged with the proposal that asks for them. */
    private static Stream<CharterFault> obeyed(Charter charter) {
        return charter.rights().stream()
                .filter(right -> right.lastsDays() > 0)
                .filter(right -> longestDelayMinutes(charter, right) >= MINUTES_A_DAY * right.lastsDays())
                .map(right -> clockFault(
                        right,
                        "What is decided would lapse before anybody obeyed it: it waits for as long as it lasts, where it"
                                + " loosens if not always."));
    }

    private static long longestDelayMinutes(Charter charter, DecisionRight right) {
        return charter.policyKinds().values().stream()
                .filter(kind -> kind.decision().equals(right.decision()))
                .mapToLong(PolicyKindRule::looseningDelayMinutes)
                .reduce(right.delayMinutes(), Math::max);
    }

    private static Stream<CharterFault> loosening(Charter charter) {
        return charter.policyKinds().entrySet().stream()
                .filter(kind -> kind.getValue().looseningDelayMinutes() > LONGEST_DELAY_MINUTES)
                .map(kind -> new CharterFault(kind.getKey().value(), "A loosening waits for a year at most."));
    }

    private static boolean within(int least, int value, int most) {
        return least <= value && value <= most;
    }

    /** One that is mended at the right's clocks, which several rights may share. */
    static CharterFault clockFault(DecisionRight right, String sentence) {
        return new CharterFault(String.join(" ", key(right)) + " clocks", sentence);
    }

    static CharterFault fault(DecisionRight right, String sentence) {
        return new CharterFault(String.join(" ", key(right)), sentence);
    }
}
