package io.threekey.evidence;

import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.UnacceptableNote;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A folder in which an export comes to be. Each file arrives whole or not at all, and the first page last: whoever finds
 * it finds everything. Until then it lies there under another name and says what is being written, so that the same
 * export can go on where it stopped.
 */
final class ExportFolder implements Closeable {

    /** Puts bytes into a file; a test lets it fail. */
    @FunctionalInterface
    interface Disk {
        void write(Path file, byte[] bytes) throws IOException;
    }

    private static final String ARRIVING = "arriving";
    /** A file of its own: what is held must not be replaced while it is held. */
    private static final String LOCK = "writing.lock";

    private final Path directory;
    private final Disk disk;
    private final FileChannel lock;

    private ExportFolder(Path directory, Disk disk, FileChannel lock) {
        this.directory = directory;
        this.disk = disk;
        this.lock = lock;
    }

    /** @throws IllegalArgumentException where something else lies there, or somebody else is writing it */
    static ExportFolder open(Path directory, Manifest page, Disk disk) throws IOException {
        Files.createDirectories(directory);
        requireFree(directory, namesIn(directory));
        ExportFolder folder = new ExportFolder(directory, disk, locked(directory));
        try {
            folder.begin(page);
            return folder;
        } catch (IOException | RuntimeException notThere) {
            folder.close();
            throw notThere;
        }
    }

    /** Under the lock, and so looked at once more: somebody may have finished meanwhile. */
    private void begin(Manifest page) throws IOException {
        Set<String> names = namesIn(directory);
        requireFree(directory, names);
        if (!names.contains(ExportFiles.CHECKPOINT)) { // nothing was begun
            putDurably(ExportFiles.UNFINISHED, page.bytes());
        } else if (!Arrays.equals(Files.readAllBytes(directory.resolve(ExportFiles.UNFINISHED)), page.bytes())) {
            throw new IllegalArgumentException(
                    "The unfinished export in " + directory + " is another one: finish that, or name another folder");
        }
    }

    private static void requireFree(Path directory, Set<String> names) {
        if (!names.isEmpty() && !names.contains(ExportFiles.UNFINISHED)) {
            throw new IllegalArgumentException("There is something in " + directory + " already");
        }
    }

    /** The checkpoint of the export that was begun in this folder and not finished. */
    static Optional<SignedCheckpoint> begunAt(Path directory) throws IOException {
        Path kept = directory.resolve(ExportFiles.CHECKPOINT);
        if (!Files.exists(directory.resolve(ExportFiles.UNFINISHED)) || !Files.exists(kept)) {
            return Optional.empty();
        }
        String note = new String(Files.readAllBytes(kept), StandardCharsets.UTF_8);
        try {
            return Optional.of(SignedCheckpoint.unverified(note));
        } catch (UnacceptableNote damaged) {
            throw new IllegalArgumentException(
                    "What was begun in " + directory + " cannot be read: name another folder", damaged);
        }
    }

    private static Set<String> namesIn(Path directory) throws IOException {
        try (var content = Files.list(directory)) {
            return content.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(ARRIVING) && !name.equals(LOCK))
                    .collect(Collectors.toSet());
        }
    }

    private static FileChannel locked(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // the same as by another process
        }
        channel.close();
        throw new IllegalArgumentException("Somebody is writing the export in " + directory + " just now");
    }

    Optional<byte[]> read(String file) throws IOException {
        Path path = directory.resolve(file);
        return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    }

    /** Does nothing where the very bytes are there. */
    void put(String file, byte[] bytes) throws IOException {
        if (read(file).filter(there -> Arrays.equals(there, bytes)).isEmpty()) {
            write(file, bytes);
        }
    }

    /** The same for what says with what to go on: after a power cut it is there with its bytes, or not at all. */
    void putDurably(String file, byte[] bytes) throws IOException {
        put(file, bytes);
        force(directory.resolve(file), StandardOpenOption.WRITE);
        force(directory, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption way) throws IOException {
        try (FileChannel channel = FileChannel.open(path, way)) {
            channel.force(true);
        }
    }

    private void write(String file, byte[] bytes) throws IOException {
        Path arriving = directory.resolve(ARRIVING);
        Path place = directory.resolve(file);
        Files.createDirectories(place.getParent());
        disk.write(arriving, bytes);
        Files.move(arriving, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** From here on it is whole. */
    void finish() throws IOException {
        Files.deleteIfExists(directory.resolve(ARRIVING));
        Files.move(
                directory.resolve(ExportFiles.UNFINISHED),
                directory.resolve(ExportFiles.MANIFEST),
                StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(directory.resolve(LOCK)); // after that: who held its breath for it finds the first page
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
