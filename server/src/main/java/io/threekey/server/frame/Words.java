package io.threekey.server.frame;

import java.util.List;

/**
 * A sentence before it has a language: a key of the text bundles and what fills its places.
 *
 * @param arguments already fit to be read: names, numbers, times
 */
public record Words(String key, List<String> arguments) {

    public Words {
        arguments = List.copyOf(arguments);
    }

    public static Words of(String key, String... arguments) {
        return new Words(key, List.of(arguments));
    }
}
