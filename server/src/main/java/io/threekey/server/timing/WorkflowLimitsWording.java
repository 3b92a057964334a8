package io.threekey.server.timing;

import io.threekey.charter.CareSetting;
import io.threekey.server.frame.Words;
import java.util.Arrays;
import java.util.List;

/** How long signing in may take, in sentences: one for each care setting, or one for each that changes. */
final class WorkflowLimitsWording {

    private WorkflowLimitsWording() {}

    static Words setting(String code) {
        return new Words("governance.care-setting." + code, List.of());
    }

    static List<Words> whole(WorkflowLimits limits) {
        return Arrays.stream(CareSetting.values())
                .map(setting -> Words.of("timing.limits.says", setting(setting.code()), limits.in(setting)))
                .toList();
    }

    static List<Words> changes(WorkflowLimits before, WorkflowLimits after) {
        return Arrays.stream(CareSetting.values())
                .filter(setting -> before.in(setting) != after.in(setting))
                .map(setting -> Words.of(
                        "timing.limits.changes", setting(setting.code()), before.in(setting), after.in(setting)))
                .toList();
    }
}
