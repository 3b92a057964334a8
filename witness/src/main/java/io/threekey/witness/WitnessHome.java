package io.threekey.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.tlog.Cosigner;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A witness's folder: its secret key, and for each log its keys and the checkpoint cosigned last. A log whose folder is
 * gone is unknown until somebody adds it again by hand; it never starts from nothing by itself.
 */
final class WitnessHome implements WitnessMemory, AutoCloseable {

    private static final String KEYS = "keys";
    private static final String CHECKPOINT = "checkpoint";
    private static final String CONTRADICTIONS = "contradictions";
    private static final int MOST_CONTRADICTIONS = 100;

    private final Path home;
    private final FileChannel lock;

    private WitnessHome(Path home, FileChannel lock) {
        this.home = home;
        this.lock = lock;
    }

    /** @throws IllegalStateException where another process holds the folder */
    static WitnessHome open(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held == null) {
                channel.close();
                throw new IllegalStateException("A witness already runs on " + home + ": end that one first.");
            }
            return new WitnessHome(home, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + home + " cannot be used", e);
        }
    }

    /** The key of this name, made at the first start; its public half lies beside it, for whoever names this witness. */
    Cosigner cosigner(String name) {
        Path file = home.resolve("key");
        try {
            if (!Files.exists(file)) {
                write(file, SecretKeyFile.create(name).getBytes(UTF_8), true);
            }
            Cosigner cosigner = SecretKeyFile.read(Files.readString(file, UTF_8), name);
            write(home.resolve("verifier-key"), (cosigner.key().vkey() + "\n").getBytes(UTF_8), false);
            return cosigner;
        } catch (IOException e) {
            throw new UncheckedIOException("The key in " + home + " cannot be read", e);
        }
    }

    /** Watches a log from its beginning, or lets one more key sign for a log that is watched already. */
    void add(NoteVerifier key) {
        WatchedLog log = log(key.name())
                .map(known -> known.keys().contains(key)
                        ? known
                        : new WatchedLog(
                                known.origin(),
                                Stream.concat(known.keys().stream(), Stream.of(key))
                                        .toList(),
                                known.latest()))
                .orElseGet(() -> new WatchedLog(key.name(), List.of(key), Optional.empty()));
        String lines = log.keys().stream().map(NoteVerifier::vkey).reduce("", (all, vkey) -> all + vkey + "\n");
        writeDurably(folder(key.name()).resolve(KEYS), lines.getBytes(UTF_8));
    }

    List<WatchedLog> logs() {
        Path logs = home.resolve("logs");
        if (!Files.exists(logs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(logs)) {
            return folders.sorted()
                    .filter(folder -> Files.exists(folder.resolve(KEYS)))
                    .map(WitnessHome::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The logs in " + home + " cannot be read", e);
        }
    }

    @Override
    public Optional<WatchedLog> log(String origin) {
        Path folder = folder(origin);
        return Files.exists(folder.resolve(KEYS)) ? Optional.of(read(folder)) : Optional.empty();
    }

    @Override
    public void remember(WatchedLog log) {
        writeDurably(
                folder(log.origin()).resolve(CHECKPOINT),
                log.latest().orElseThrow().bytes());
    }

    @Override
    public void keepAsEvidence(String origin, byte[] request) {
        Path folder = folder(origin).resolve(CONTRADICTIONS);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> kept = Files.list(folder)) {
                if (kept.count() >= MOST_CONTRADICTIONS) {
                    return;
                }
            }
            writeDurably(folder.resolve(digest(request)), request);
        } catch (IOException e) {
            throw new UncheckedIOException("A contradiction of " + origin + " cannot be kept", e);
        }
    }

    private static WatchedLog read(Path folder) {
        try {
            List<NoteVerifier> keys = new ArrayList<>();
            for (String vkey : Files.readAllLines(folder.resolve(KEYS), UTF_8)) {
                keys.add(NoteVerifier.parse(vkey));
            }
            WatchedLog unseen = new WatchedLog(keys.getFirst().name(), keys, Optional.empty());
            Path file = folder.resolve(CHECKPOINT);
            if (!Files.exists(file)) {
                return unseen;
            }
            byte[] note = Files.readAllBytes(file);
            SignedCheckpoint latest = unseen.open(note)
                    .orElseThrow(() -> new IllegalStateException(
                            "What is remembered of " + unseen.origin() + " is not signed by it any more: " + file));
            return unseen.at(latest);
        } catch (IOException e) {
            throw new UncheckedIOException("What is remembered in " + folder + " cannot be read", e);
        }
    }

    private Path folder(String origin) {
        return home.resolve("logs").resolve(digest(origin.getBytes(UTF_8)));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform lacks SHA-256", e);
        }
    }

    private static void writeDurably(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            write(file, bytes, false);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Beside it first, then in its place, and both on the disk before anybody is answered. */
    private static void write(Path file, byte[] bytes, boolean secret) throws IOException {
        Path arriving = file.resolveSibling(file.getFileName() + ".arriving");
        Files.deleteIfExists(arriving);
        if (secret) {
            Files.createFile(
                    arriving, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (FileChannel channel = FileChannel.open(arriving, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(arriving, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
