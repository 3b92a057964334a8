package io.threekey.evidence;

import io.threekey.tlog.TileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** An export on disk, as bytes under names. */
final class Export {

    private final Path directory;

    Export(Path directory) {
        this.directory = directory;
    }

    byte[] read(String file) {
        try {
            return Files.readAllBytes(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    boolean has(String file) {
        return Files.isRegularFile(directory.resolve(file));
    }

    /** Also the tiles of any smaller tree, out of those of this size; only once they were found to be there. */
    TileStore tiles(long size) {
        return address -> Optional.of(read(address.grownTo(size).path()));
    }

    /** Everything below the directory, links not followed. */
    Stream<Path> walk() throws IOException {
        return Files.walk(directory).filter(path -> !path.equals(directory));
    }

    String nameOf(Path path) {
        return directory.relativize(path).toString().replace('\\', '/');
    }
}
