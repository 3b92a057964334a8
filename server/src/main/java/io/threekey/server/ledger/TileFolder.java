package io.threekey.server.ledger;

import io.threekey.server.keys.DurableFile;
import io.threekey.tlog.Hash;
import io.threekey.tlog.TileAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Full tiles as files, where C2SP tlog-tiles has them below one folder. Nothing that is read here may be believed before
 * it was verified against the tree.
 */
@Component
class TileFolder {

    private static final int FULL = LedgerTiles.WIDTH * Hash.LENGTH;

    /** Several nodes may share the folder: what is younger may be on its way just now. */
    private static final Duration OLD = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    TileFolder(@Value("${threekey.ledger.tiles:}") String named, @Value("${threekey.home}") Path home, Clock clock) {
        this.clock = clock;
        this.folder = named.isBlank() ? home.resolve("tiles") : Path.of(named);
    }

    /** Empty where there is no such file, or one that no tile is, or that cannot be read. */
    Optional<byte[]> read(TileAddress full) {
        try {
            var file = file(full);
            return Files.isRegularFile(file) && Files.size(file) == FULL
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** @throws io.threekey.server.keys.HomeUnusable where there is no room or no right to */
    void write(TileAddress full, byte[] hashes) {
        DurableFile.write(file(full), hashes);
    }

    /** What a crash left, some time ago, beside the files of this tile's folder. */
    void sweepBeside(TileAddress full) {
        DurableFile.sweep(file(full).resolveSibling(""), clock.instant().minus(OLD));
    }

    Path file(TileAddress full) {
        if (!full.isFull()) {
            throw new IllegalArgumentException("only full tiles never change: " + full.path());
        }
        return folder.resolve(full.path());
    }
}
