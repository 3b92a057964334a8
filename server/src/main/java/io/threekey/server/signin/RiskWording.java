package io.threekey.server.signin;

import io.threekey.evidence.RiskSignal;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Weight;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is made of a risk, in sentences. */
final class RiskWording {

    private RiskWording() {}

    static List<Words> whole(RiskThresholds thresholds) {
        var says = new ArrayList<Words>();
        Arrays.stream(RiskSignal.values())
                .filter(signal -> points(signal, thresholds) > 0)
                .map(signal ->
                        Words.of("signin.risk.says.counts", signal(signal, thresholds), points(signal, thresholds)))
                .forEach(says::add);
        if (says.isEmpty()) {
            return List.of(Words.of("signin.risk.says.nothing"));
        }
        says.add(act("tell", thresholds.tellFrom(), thresholds));
        says.add(act("ask-more", thresholds.askMoreFrom(), thresholds));
        says.add(
                thresholds.keepOutAtMost() == 0
                        ? Words.of("signin.risk.says.keep-out.never")
                        : act("keep-out", thresholds.keepOutFrom(), thresholds));
        return List.copyOf(says);
    }

    static List<Words> changes(RiskThresholds before, RiskThresholds after) {
        var changes = new ArrayList<Words>();
        for (var signal : RiskSignal.values()) {
            if (points(signal, before) != points(signal, after)) {
                changes.add(Words.of(
                        "signin.risk.points-change",
                        Words.of("signin.risk.signal." + signal.code()),
                        points(signal, before),
                        points(signal, after)));
            }
        }
        for (var number : RiskNumber.values()) {
            if (number.of(before) != number.of(after)) {
                changes.add(Words.of(
                        "signin.risk.number-changes",
                        Words.of("signin.risk.field." + number.code()),
                        number.of(before),
                        number.of(after),
                        Words.of("signin.risk.unit." + number.code())));
            }
        }
        return List.copyOf(changes);
    }

    /** What can never add up to it is said so, rather than with a number that hides it. */
    private static Words act(String act, long from, RiskThresholds thresholds) {
        var most = thresholds.signals().stream().mapToLong(Weight::points).sum();
        return from > most
                ? Words.of("signin.risk.says." + act + ".never")
                : Words.of("signin.risk.says." + act, from, thresholds.keepOutAtMost());
    }

    /** With the number from which on it is one, where there is one. */
    private static Words signal(RiskSignal signal, RiskThresholds thresholds) {
        var key = "signin.risk.signal." + signal.code();
        return switch (signal) {
            case COUNTER_BACK, KEY_UNSEEN -> Words.of(key);
            case LONG_AWAY -> Words.of(key + ".from", thresholds.daysAway());
            case BURST -> Words.of(key + ".from", thresholds.signInsLately());
            case TWO_PLACES -> Words.of(key + ".from", thresholds.placesMinutes());
            case TRAVEL -> Words.of(key + ".from", thresholds.travelMinutes());
        };
    }

    private static long points(RiskSignal signal, RiskThresholds thresholds) {
        return thresholds.signals().stream()
                .filter(weight -> weight.signal().equals(signal.code()))
                .mapToLong(Weight::points)
                .sum();
    }
}
