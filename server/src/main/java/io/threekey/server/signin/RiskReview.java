package io.threekey.server.signin;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskSignal;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Weight;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every reason why a document cannot say what is made of a risk, in words for the one who wrote it. */
final class RiskReview {

    static final long MOST_POINTS = 100;

    static final RiskThresholds NOTHING_COUNTS = new RiskThresholds(
            Arrays.stream(RiskSignal.values())
                    .map(signal -> new Weight(signal.code(), 0))
                    .toList(),
            RiskNumber.DAYS_AWAY.most(),
            RecentHistory.MOST_COUNTED,
            1,
            1,
            RiskNumber.TELL_FROM.most(),
            RiskNumber.ASK_MORE_FROM.most(),
            RiskNumber.KEEP_OUT_FROM.most(),
            0);

    private static final Set<String> SIGNALS =
            Arrays.stream(RiskSignal.values()).map(RiskSignal::code).collect(Collectors.toUnmodifiableSet());

    private RiskReview() {}

    static List<Words> faultsOf(JsonObject document) {
        try {
            return faultsOf(RiskThresholds.read(document));
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("signin.risk.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    private static List<Words> faultsOf(RiskThresholds thresholds) {
        var faults = new ArrayList<>(everySignalCountsOnce(thresholds.signals()));
        for (var number : RiskNumber.values()) {
            if (!number.permits(number.of(thresholds))) {
                faults.add(Words.of(
                        "signin.risk.fault.number",
                        Words.of("signin.risk.field." + number.code()),
                        number.of(thresholds),
                        number.least(),
                        number.most()));
            }
        }
        faults.addAll(thresholdsThatDoNotRise(thresholds));
        return List.copyOf(faults);
    }

    private static List<Words> everySignalCountsOnce(List<Weight> weights) {
        var faults = new ArrayList<Words>();
        var seen = new HashSet<String>();
        for (var weight : weights) {
            if (!SIGNALS.contains(weight.signal())) {
                faults.add(Words.of("signin.risk.fault.unknown-signal", weight.signal()));
            } else if (!seen.add(weight.signal())) {
                faults.add(Words.of("signin.risk.fault.twice", Words.of("signin.risk.signal." + weight.signal())));
            } else if (weight.points() < 0 || weight.points() > MOST_POINTS) {
                faults.add(Words.of(
                        "signin.risk.fault.points",
                        Words.of("signin.risk.signal." + weight.signal()),
                        weight.points(),
                        MOST_POINTS));
            }
        }
        for (var signal : RiskSignal.values()) {
            if (!seen.contains(signal.code())) {
                faults.add(Words.of("signin.risk.fault.missing", Words.of("signin.risk.signal." + signal.code())));
            }
        }
        return faults;
    }

    /** What does more begins no earlier than what does less. */
    static List<Words> thresholdsThatDoNotRise(RiskThresholds thresholds) {
        var faults = new ArrayList<Words>();
        if (thresholds.askMoreFrom() < thresholds.tellFrom()) {
            faults.add(Words.of("signin.risk.fault.ask-before-tell", thresholds.askMoreFrom(), thresholds.tellFrom()));
        }
        if (thresholds.keepOutFrom() < thresholds.askMoreFrom()) {
            faults.add(Words.of(
                    "signin.risk.fault.keep-out-before-ask", thresholds.keepOutFrom(), thresholds.askMoreFrom()));
        }
        return faults;
    }
}
