package io.threekey.server.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Home folders of nodes under test. */
final class Homes {

    private Homes() {}

    static Path fresh() {
        try {
            return Files.createTempDirectory("threekey-node");
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static Path copyOf(Path home) {
        try {
            var copy = fresh();
            FileSystemUtils.copyRecursively(home, copy);
            return copy;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
