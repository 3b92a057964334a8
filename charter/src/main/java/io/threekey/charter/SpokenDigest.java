package io.threekey.charter;

import io.threekey.charter.json.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first 64 bits of a digest as eight words, to be compared by people over another channel: what a page shows and
 * what a message said are then the same text, unless somebody found two that agree in all of them.
 */
public final class SpokenDigest {
    private static final int WORDS = 8;
    private static final List<String> VOCABULARY = read();

    private SpokenDigest() {}

    public static List<String> of(Digest digest) {
        var bytes = digest.bytes();
        return IntStream.range(0, WORDS)
                .mapToObj(index -> VOCABULARY.get(Byte.toUnsignedInt(bytes[index])))
                .toList();
    }

    private static List<String> read() {
        try (var file = SpokenDigest.class.getResourceAsStream("spoken-digest.txt")) {
            if (file == null) {
                throw new IllegalStateException("the library was built without its words");
            }
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
