package io.threekey.server.federation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an application sent, by name. One without a value is as good as absent (RFC 6749, 3.1). */
public record Parameters(Map<String, List<String>> values) {

    Optional<String> one(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** Where it stands there once. */
    public Optional<String> alone(String name) {
        return one(name).filter(value -> !isTwice(name));
    }

    boolean has(String name) {
        return one(name).isPresent();
    }

    /** What stands there with spaces between. */
    List<String> words(String name) {
        return one(name).stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Which of two counts is for two readers to disagree about, so none does (RFC 6749, 3.1). */
    boolean isTwice(String name) {
        return values.getOrDefault(name, List.of()).size() > 1;
    }

    boolean anyTwice() {
        return values.keySet().stream().anyMatch(this::isTwice);
    }
}
