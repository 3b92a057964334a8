package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import java.util.Optional;
import java.util.stream.Stream;

/** The two numbers of a care setting as a form asks for them. */
final class SessionLimitsField {

    private static final String IDLE = ".idle";
    private static final String OVERALL = ".overall";

    private SessionLimitsField() {}

    static Stream<PolicyField> idle(CareSetting setting, Optional<SessionLimit> inForce) {
        var value = inForce.map(SessionLimit::idleMinutes);
        return Stream.of(field(setting, IDLE, value, SessionLimit.IDLE_LEAST, SessionLimit.IDLE_MOST));
    }

    static Stream<PolicyField> overall(CareSetting setting, Optional<SessionLimit> inForce) {
        var value = inForce.map(SessionLimit::overallMinutes);
        return Stream.of(field(setting, OVERALL, value, SessionLimit.OVERALL_LEAST, SessionLimit.OVERALL_MOST));
    }

    private static PolicyField field(CareSetting setting, String which, Optional<Integer> value, int least, int most) {
        return new PolicyField(
                setting.code() + which,
                Words.of("signin.limits.field" + which),
                Words.of("signin.limits.setting." + setting.code()),
                Words.of("signin.limits.minutes"),
                value.map(Integer::longValue),
                least,
                most);
    }

    static SessionLimitsRow row(CareSetting setting, FilledNumbers.Whole numbers) {
        return new SessionLimitsRow(
                setting.code(), numbers.of(setting.code() + IDLE), numbers.of(setting.code() + OVERALL));
    }

    /** Each number may be right on its own and the two still not fit. */
    static Optional<FieldFault> fault(SessionLimitsRow row) {
        return row.idleMinutes() > row.overallMinutes()
                ? Optional.of(new FieldFault(
                        row.careSetting() + IDLE,
                        Words.of(
                                "signin.limits.fault.idle-beyond-overall." + row.careSetting(),
                                String.valueOf(row.idleMinutes()),
                                String.valueOf(row.overallMinutes()))))
                : Optional.empty();
    }
}
