package io.threekey.server.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A node in a process of its own that writes 1, 2, 3, ... and says each number once its write has returned. */
final class EndlessWriter {

    private EndlessWriter() {}

    static final WrappingKey KEY = WrappingKey.of(new byte[32]);

    static void main(String[] arguments) {
        var home = NodeHome.in(Path.of(arguments[0]), KEY);
        for (int number = 1; ; number++) {
            home.write("number", Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
            System.out.println(number);
        }
    }
}
