package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Session limits in sentences: one for each care setting, or one for each limit that changes. */
final class SessionLimitsWording {

    private SessionLimitsWording() {}

    static List<Words> changes(SessionLimits before, SessionLimits after) {
        var changes = new ArrayList<Words>();
        for (var setting : CareSetting.values()) {
            compare(setting, before.in(setting), after.in(setting), changes);
        }
        return List.copyOf(changes);
    }

    static List<Words> whole(SessionLimits limits) {
        return Arrays.stream(CareSetting.values())
                .map(setting -> sentence(
                        "says",
                        setting,
                        limits.in(setting).idleMinutes(),
                        limits.in(setting).overallMinutes()))
                .toList();
    }

    private static void compare(CareSetting setting, SessionLimit last, SessionLimit next, List<Words> changes) {
        if (last.idleMinutes() != next.idleMinutes()) {
            changes.add(sentence("idle-changes", setting, last.idleMinutes(), next.idleMinutes()));
        }
        if (last.overallMinutes() != next.overallMinutes()) {
            changes.add(sentence("overall-changes", setting, last.overallMinutes(), next.overallMinutes()));
        }
    }

    private static Words sentence(String what, CareSetting setting, int... minutes) {
        return new Words(
                "signin.limits." + what + "." + setting.code(),
                Arrays.stream(minutes).mapToObj(Words::minutes).toList());
    }
}
