package io.threekey.acceptance.drills;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packaged demo, unpacked into a folder as the launcher does it. */
record DemoApplication(Path jar) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> LIKE_THE_LAUNCHER =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Duser.timezone=UTC");

    /** For a process that is started often and never runs for long. */
    static final String COMPILED_ONCE = "-XX:TieredStopAtLevel=1";

    /** Empty where nothing is packaged yet. */
    static Optional<Path> packaged() throws IOException {
        var built = Path.of("..", "demo", "target");
        if (Files.notExists(built)) {
            return Optional.empty();
        }
        try (var files = Files.list(built)) {
            return files.filter(file -> file.toString().endsWith("-app.jar")).findFirst();
        }
    }

    static DemoApplication unpacked(Path packaged, Path folder) throws IOException {
        var unpacking = new ProcessBuilder(
                        JAVA,
                        "-Djarmode=tools",
                        "-jar",
                        packaged.toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        unpacking.getOutputStream().close();
        var said = new String(unpacking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (unpacking.onExit().join().exitValue() != 0) {
            throw new IOException("not unpacked: " + said);
        }
        return new DemoApplication(folder.resolve(packaged.getFileName()));
    }

    ProcessBuilder server(Path home, int port, List<String> more) {
        var options = new ArrayList<>(more);
        options.addAll(List.of("-jar", jar.toString(), "--threekey.home=" + home, "--server.port=" + port));
        return command(options);
    }

    ProcessBuilder export(Path home, Path out) {
        return command(List.of(
                COMPILED_ONCE,
                "-cp",
                jar + ":" + jar.resolveSibling("lib") + "/*",
                "io.threekey.server.ledger.export.ExportCommand",
                "--home",
                home.toString(),
                "--out",
                out.toString()));
    }

    private static ProcessBuilder command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(LIKE_THE_LAUNCHER);
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
