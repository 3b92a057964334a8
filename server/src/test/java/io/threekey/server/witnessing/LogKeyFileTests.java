package io.threekey.server.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.ledger.LogIdentity;
import io.threekey.server.ledger.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeyFileTests {

    @TempDir
    Path home;

    @Test
    void isWrittenOnceTheDiskTakesItAgain() throws IOException {
        try (var node = Node.onFreshDatabase()) {
            var log = node.get(LogIdentity.class);
            var file = new LogKeyFile(home, log);
            var inItsWay = Files.createDirectories(home.resolve("ledger-key/somebody's"));

            file.keep();
            assertThat(home.resolve("ledger-key")).isDirectory();

            Files.delete(inItsWay);
            Files.delete(home.resolve("ledger-key"));
            file.keep();
            assertThat(home.resolve("ledger-key")).hasContent(log.vkey() + "\n");
        }
    }
}
