package io.threekey.server.keys;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Files that only the server's user can read, and that after a crash are either the old or the new one: written beside,
 * forced to disk, renamed, and the rename forced too.
 */
public final class DurableFile {

    static final String UNFINISHED = ".part";

    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private DurableFile() {}

    /**
     * Returns once the content would survive a power cut, its folder too.
     *
     * @throws HomeUnusable where it cannot be written; an earlier file is untouched
     */
    public static void write(Path file, byte[] content) {
        var folder = folderOf(file);
        var unfinished = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            makeFolder(folder);
            writeAndForce(unfinished, content);
            Files.move(unfinished, file, ATOMIC_MOVE);
            forceRenames(folder);
        } catch (IOException broken) {
            throw HomeUnusable.whenWriting(file, broken);
        } finally {
            removeQuietly(unfinished);
        }
    }

    static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var above = folder.toAbsolutePath().getParent();
        if (above != null) {
            makeFolder(above);
        }
        Files.createDirectories(folder, FOLDER_MODE);
        if (above != null) {
            forceRenames(above);
        }
    }

    /** Removes what a crash between write and rename left behind, in a folder that nobody else writes to. */
    static void sweep(Path folder) {
        sweep(folder, Instant.MAX);
    }

    /** The same in a folder to which others write too: only what was begun before that moment. */
    public static void sweep(Path folder, Instant before) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var leftovers = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (var leftover : leftovers) {
                if (isFromBefore(before, leftover)) {
                    removeQuietly(leftover);
                }
            }
        } catch (IOException broken) {
            throw HomeUnusable.whenReading(folder, broken);
        }
    }

    private static boolean isFromBefore(Instant moment, Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException arrivedMeanwhile) {
            return false;
        }
    }

    static boolean readableByOthers(Path file) throws IOException {
        var mode = Files.getPosixFilePermissions(file);
        return mode.contains(PosixFilePermission.GROUP_READ) || mode.contains(PosixFilePermission.OTHERS_READ);
    }

    private static void writeAndForce(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), FILE_MODE)) {
            var remaining = ByteBuffer.wrap(content);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            channel.force(true);
        }
    }

    private static void forceRenames(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    private static void removeQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftForTheNextSweep) {
            // An unfinished file is never read, so that leaving it costs only its space.
        }
    }

    private static Path folderOf(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not a file in a folder: " + file);
        }
        return folder;
    }
}
