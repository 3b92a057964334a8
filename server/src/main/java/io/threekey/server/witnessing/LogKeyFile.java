package io.threekey.server.witnessing;

import io.threekey.server.ledger.LogIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The ledger's public keys as a file in the home folder, {@code ledger-key}, one a line, where a witness on the same machine finds it
 * without trusting an answer over the network. It is written for others; nothing here reads it.
 */
@Component
class LogKeyFile {

    private static final Logger log = LoggerFactory.getLogger(LogKeyFile.class);

    private final Path file;
    private final LogIdentity ledger;
    private List<String> kept = List.of();
    private List<String> lacking = List.of();

    LogKeyFile(@Value("${threekey.home}") Path home, LogIdentity ledger) {
        this.file = home.resolve("ledger-key");
        this.ledger = ledger;
    }

    synchronized void keep() {
        var keys = ledger.vkeys();
        if (keys.isEmpty() || keys.equals(kept)) {
            return;
        }
        try {
            var arriving = file.resolveSibling("ledger-key.arriving");
            Files.writeString(arriving, String.join("\n", keys) + "\n");
            Files.move(arriving, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            kept = keys;
        } catch (IOException unwritable) {
            tell(keys, unwritable);
        }
    }

    /** Once for each change of the keys, though it is tried again and again. */
    private void tell(List<String> keys, IOException unwritable) {
        if (!keys.equals(lacking)) {
            log.warn("the ledger's key cannot be written to {}, so that no witness finds it there", file, unwritable);
        }
        lacking = keys;
    }
}
