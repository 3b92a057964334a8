package io.threekey.acceptance.slice;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.threekey.acceptance.clock.MovedClock;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What the build packaged, unpacked as the launcher does it, and how it is started. */
final class Packaged {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Packaged() {}

    /** The application of a module: empty where it was not packaged. */
    static Optional<Path> application(String module) throws IOException {
        var built = Path.of("..", module, "target");
        if (Files.notExists(built)) {
            return Optional.empty();
        }
        try (var files = Files.list(built)) {
            return files.filter(file -> file.toString().endsWith("-app.jar")).findFirst();
        }
    }

    /** By one of the JVMs that test at once; the others wait for it. */
    static Path unpacked(String module) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "apps", module));
        try (var others = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
                var alone = others.lock()) {
            return unpackedInto(folder, module);
        }
    }

    private static Path unpackedInto(Path folder, String module) throws IOException {
        var packaged = application(module)
                .orElseThrow(() -> new IOException(module + " is not packaged: ./threekey test does that"));
        var unpacked = folder.resolve(packaged.getFileName());
        var note = folder.resolve("unpacked-from.sha256");
        var digest = sha256(packaged);
        if (Files.notExists(note) || !Files.readString(note).equals(digest)) {
            Run.of(
                            List.of(JAVA, "-Djarmode=tools", "-jar", packaged.toString()),
                            "extract",
                            "--force",
                            "--destination",
                            folder.toString())
                    .mustEndWith(0);
            Files.writeString(note, digest);
        }
        return unpacked;
    }

    /** A build's files all carry the same date, so only their content tells a new one. */
    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    static List<String> start(Path unpacked) {
        return started("-jar", unpacked.toString());
    }

    /** With these tests' classes beside the server's own, so that it finds the clock that they move. */
    static List<String> startByAMovedClock(Path unpacked, MovedClock clock) throws IOException {
        try (var jar = new JarFile(unpacked.toFile())) {
            return started(
                    "-Dthreekey.acceptance.clock=" + clock.file().toAbsolutePath(),
                    "-cp",
                    unpacked + File.pathSeparator + Path.of("target", "test-classes"),
                    jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
        }
    }

    private static List<String> started(String... what) {
        return Stream.concat(
                        Stream.of(
                                JAVA,
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Duser.timezone=UTC"),
                        Stream.of(what))
                .toList();
    }

    static List<String> exportCommand(Path unpacked) {
        return List.of(
                JAVA,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                unpacked + File.pathSeparator + unpacked.resolveSibling("lib") + "/*",
                "io.threekey.server.ledger.export.ExportCommand");
    }

    static List<String> verifier() {
        return beside("io.threekey.verifier.Verify");
    }

    static List<String> witness() {
        return beside("io.threekey.witness.WitnessCommand");
    }

    /** A program of plain classes, which these tests have on their own path. */
    private static List<String> beside(String program) {
        var classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classpath, program);
    }
}
