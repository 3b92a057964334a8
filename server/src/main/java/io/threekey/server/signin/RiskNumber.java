package io.threekey.server.signin;

import io.threekey.charter.Codes;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RecentHistory.Elsewhere;
import io.threekey.evidence.RiskThresholds;
import java.util.function.ToLongFunction;

/** The numbers of {@code risk-thresholds} beside its points, and what each may be. */
enum RiskNumber {
    DAYS_AWAY(RiskThresholds::daysAway, RecentHistory.FEW_DAYS, 3650),
    SIGN_INS_LATELY(RiskThresholds::signInsLately, 2, RecentHistory.MOST_COUNTED),
    PLACES_MINUTES(RiskThresholds::placesMinutes, 1, Elsewhere.MOST_MINUTES),
    TRAVEL_MINUTES(RiskThresholds::travelMinutes, 1, Elsewhere.MOST_MINUTES),
    TELL_FROM(RiskThresholds::tellFrom, 1, 1000),
    ASK_MORE_FROM(RiskThresholds::askMoreFrom, 1, 1000),
    KEEP_OUT_FROM(RiskThresholds::keepOutFrom, 1, 1000),
    /** None is none: then it is asked for more, and people hear of it. */
    KEEP_OUT_AT_MOST(RiskThresholds::keepOutAtMost, 0, 1000);

    private final ToLongFunction<RiskThresholds> value;
    private final long least;
    private final long most;

    RiskNumber(ToLongFunction<RiskThresholds> value, long least, long most) {
        this.value = value;
        this.least = least;
        this.most = most;
    }

    long of(RiskThresholds thresholds) {
        return value.applyAsLong(thresholds);
    }

    long least() {
        return least;
    }

    long most() {
        return most;
    }

    boolean permits(long number) {
        return number >= least && number <= most;
    }

    /** Names its field and its texts. */
    String code() {
        return Codes.code(this);
    }
}
