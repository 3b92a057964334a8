package io.threekey.server.federation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an application sent, by name. One without a value is as good as absent (RFC 6749, 3.1). */
public record Parameters(Map<String, List<String>> values) {

    Optional<String> one(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    boolean has(String name) {
        return one(name).isPresent();
    }

    /** Which of two counts is for two readers to disagree about, so none does (RFC 6749, 3.1). */
    boolean isTwice(String name) {
        return values.getOrDefault(name, List.of()).size() > 1;
    }

    boolean anyTwice() {
        return values.keySet().stream().anyMatch(this::isTwice);
    }
}
