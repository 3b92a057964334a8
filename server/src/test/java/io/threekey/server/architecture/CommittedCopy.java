package io.threekey.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is committed, so that readers see it and reviewers see it change. */
record CommittedCopy(Path file) {

    /** Refreshed by {@code ./threekey test --accept}. */
    void shows(String current) throws IOException {
        if (Boolean.getBoolean("threekey.accept")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, current);
        }
        assertThat(file)
                .as("%s is stale: ./threekey test architecture --accept refreshes it", Repository.ROOT.relativize(file))
                .exists()
                .hasContent(current);
    }
}
