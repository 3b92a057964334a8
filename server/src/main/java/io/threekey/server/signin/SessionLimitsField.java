package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The two numbers of a care setting as a form asks for them. */
final class SessionLimitsField {

    private static final String IDLE = ".idle";
    private static final String OVERALL = ".overall";

    private SessionLimitsField() {}

    static Stream<PolicyField> of(CareSetting setting, Optional<SessionLimit> inForce) {
        return Stream.of(
                field(
                        setting,
                        IDLE,
                        inForce.map(SessionLimit::idleMinutes),
                        SessionLimit.IDLE_LEAST,
                        SessionLimit.IDLE_MOST),
                field(
                        setting,
                        OVERALL,
                        inForce.map(SessionLimit::overallMinutes),
                        SessionLimit.OVERALL_LEAST,
                        SessionLimit.OVERALL_MOST));
    }

    private static PolicyField field(CareSetting setting, String which, Optional<Integer> value, int least, int most) {
        return new PolicyField(
                setting.code() + which,
                Words.of("signin.limits.setting." + setting.code()),
                Words.of("signin.limits.field" + which),
                Words.of("signin.limits.minutes"),
                value.map(Integer::longValue),
                least,
                most);
    }

    /** The row as filled in; empty where a number is missing, which is added to the faults. */
    static Optional<SessionLimitsRow> read(CareSetting setting, Map<String, String> form, List<Words> faults) {
        var idle = number(form, setting.code() + IDLE);
        var overall = number(form, setting.code() + OVERALL);
        if (idle.isEmpty() || overall.isEmpty()) {
            faults.add(Words.of("signin.limits.fault.missing." + setting.code()));
            return Optional.empty();
        }
        return Optional.of(new SessionLimitsRow(setting.code(), idle.get(), overall.get()));
    }

    private static Optional<Long> number(Map<String, String> form, String name) {
        var text = form.getOrDefault(name, "").strip();
        return text.matches("[0-9]{1,6}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
