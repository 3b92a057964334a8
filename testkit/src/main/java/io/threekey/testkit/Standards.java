package io.threekey.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public test vectors, which keep their own licences and are no part of this project: read where they lie, in
 * {@code -Dthreekey.standards=DIR} or a {@code shared/standards} beside one of the folders above. Tests say so and stand
 * aside where they do not.
 */
public final class Standards {

    private static final JsonMapper JSON = new JsonMapper();

    private Standards() {}

    /** Why a test stands aside; the launcher's closing line knows these words, and CI does not fail by them. */
    public static String missing(String name) {
        return "Public vectors of the standards are not here: " + name;
    }

    /** @param name such as {@code wycheproof/ed25519_test.json} */
    public static Optional<JsonNode> read(String name) {
        return Optional.of(folder().resolve(name)).filter(Files::exists).map(Standards::json);
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path folder() {
        var named = System.getProperty("threekey.standards");
        if (named != null) {
            return Path.of(named);
        }
        for (var above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.isDirectory(above.resolve("shared/standards"))) {
                return above.resolve("shared/standards");
            }
        }
        return Path.of("shared/standards");
    }
}
