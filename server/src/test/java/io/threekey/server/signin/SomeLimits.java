package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

final class SomeLimits {

    private SomeLimits() {}

    static SessionLimits everywhere(int idleMinutes, int overallMinutes) {
        return everywhere(setting -> new SessionLimit(idleMinutes, overallMinutes));
    }

    static SessionLimits everywhere(Function<CareSetting, SessionLimit> limit) {
        return new SessionLimits(
                Arrays.stream(CareSetting.values()).collect(Collectors.toMap(Function.identity(), limit)));
    }

    static SessionLimits except(SessionLimits limits, CareSetting setting, int idleMinutes, int overallMinutes) {
        return everywhere(each ->
                Map.of(setting, new SessionLimit(idleMinutes, overallMinutes)).getOrDefault(each, limits.in(each)));
    }
}
