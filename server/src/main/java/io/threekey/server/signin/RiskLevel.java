package io.threekey.server.signin;

import io.threekey.charter.Codes;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;

/** How risky a sign-in looks, by the thresholds that the owners signed and nothing else (CAEP 1.0, risk-level-change). */
public enum RiskLevel {
    /** Nobody would be told of it. */
    LOW,
    /** People hear of it. */
    MEDIUM,
    /** It is enough to ask for a stronger key, or for more than that. */
    HIGH;

    static RiskLevel of(RecentHistory recently, RiskThresholds thresholds) {
        var points = thresholds.points(recently);
        if (points >= thresholds.askMoreFrom()) {
            return HIGH;
        }
        return points >= thresholds.tellFrom() ? MEDIUM : LOW;
    }

    String code() {
        return Codes.code(this);
    }

    static RiskLevel ofCode(String code) {
        return Codes.find(RiskLevel.class, code);
    }
}
