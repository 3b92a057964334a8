package io.threekey.server.signin;

import io.threekey.evidence.RiskSignal;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Weight;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The form of {@code risk-thresholds}: what each signal counts, from when on it is one, and what is done from where on. */
final class RiskField {

    private RiskField() {}

    static List<PolicyField> all(Optional<RiskThresholds> inForce) {
        return Stream.concat(
                        Arrays.stream(RiskSignal.values()).map(signal -> points(signal, inForce)),
                        Arrays.stream(RiskNumber.values()).map(number -> number(number, inForce)))
                .toList();
    }

    private static PolicyField points(RiskSignal signal, Optional<RiskThresholds> inForce) {
        return new PolicyField(
                pointsOf(signal),
                Words.of("signin.risk.field.points"),
                Words.of("signin.risk.signal." + signal.code()),
                Words.of("signin.risk.unit.points"),
                inForce.flatMap(thresholds -> thresholds.signals().stream()
                        .filter(weight -> weight.signal().equals(signal.code()))
                        .map(Weight::points)
                        .findFirst()),
                0,
                RiskReview.MOST_POINTS);
    }

    private static PolicyField number(RiskNumber number, Optional<RiskThresholds> inForce) {
        return new PolicyField(
                number.code(),
                Words.of("signin.risk.field." + number.code() + ".group"),
                Words.of("signin.risk.field." + number.code()),
                Words.of("signin.risk.unit." + number.code()),
                inForce.map(number::of),
                number.least(),
                number.most());
    }

    static RiskThresholds read(FilledNumbers.Whole form) {
        return new RiskThresholds(
                Arrays.stream(RiskSignal.values())
                        .map(signal -> new Weight(signal.code(), form.of(pointsOf(signal))))
                        .toList(),
                form.of(RiskNumber.DAYS_AWAY.code()),
                form.of(RiskNumber.SIGN_INS_LATELY.code()),
                form.of(RiskNumber.PLACES_MINUTES.code()),
                form.of(RiskNumber.TRAVEL_MINUTES.code()),
                form.of(RiskNumber.TELL_FROM.code()),
                form.of(RiskNumber.ASK_MORE_FROM.code()),
                form.of(RiskNumber.KEEP_OUT_FROM.code()),
                form.of(RiskNumber.KEEP_OUT_AT_MOST.code()));
    }

    /** Beside the number that begins too early. */
    static FieldFault placed(Words fault) {
        return new FieldFault(
                fault.key().endsWith("ask-before-tell")
                        ? RiskNumber.ASK_MORE_FROM.code()
                        : RiskNumber.KEEP_OUT_FROM.code(),
                fault);
    }

    private static String pointsOf(RiskSignal signal) {
        return "points-" + signal.code();
    }
}
