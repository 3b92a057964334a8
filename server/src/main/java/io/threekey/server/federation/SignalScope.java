package io.threekey.server.federation;

import java.util.Arrays;
import java.util.List;

/** What an application may do about its signals with a token of its own (CAEP Interoperability Profile 1.0, 2.7.3). */
public enum SignalScope {
    READ("ssf.read"),
    MANAGE("ssf.manage");

    private final String code;

    SignalScope(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static List<SignalScope> all() {
        return List.of(values());
    }

    static List<SignalScope> named(List<String> codes) {
        return Arrays.stream(values())
                .filter(scope -> codes.contains(scope.code))
                .toList();
    }
}
