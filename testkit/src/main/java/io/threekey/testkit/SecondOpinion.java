package io.threekey.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ledger's log once more, written in Python from the specifications alone: what it says of a tree, a note or an
 * export is worth something because it shares no line with what it judges. It answers one question after the other;
 * its {@code __main__.py} lists them.
 */
public final class SecondOpinion implements AutoCloseable {

    /** Why a test without it is skipped. */
    public static final String MISSING = "no second opinion without Python 3.9: ./threekey doctor --install";

    private static final String PYTHON = "python3";
    private static final List<String> PARTS = List.of("__main__.py", "tree.py", "ed25519.py", "notes.py", "exports.py");

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    private SecondOpinion(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Looked up once per JVM; the program is unpacked where an interpreter can run it. */
    private static final class Unpacked {
        static final boolean CAN_RUN = canRun();
        static final Path PROGRAM = unpacked();
    }

    public static boolean canBeHad() {
        return Unpacked.CAN_RUN;
    }

    public static SecondOpinion asked() {
        return new SecondOpinion(start(List.of("answer")));
    }

    /** @return what does not hold in the export's log, one line each */
    public static List<String> faultsIn(Path export, String... options) {
        var arguments = new ArrayList<>(List.of("export", export.toString()));
        arguments.addAll(List.of(options));
        var process = start(arguments);
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = said.lines().toList();
            return switch (process.waitFor()) {
                case 0 -> List.of();
                case 1 -> lines;
                default -> throw new IllegalStateException("no opinion on " + export + ": " + lines);
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** @param question a word and its arguments */
    public String says(Object... question) {
        try {
            questions.write(String.join(
                    " ", Stream.of(question).map(SecondOpinion::written).toList()));
            questions.write("\n");
            questions.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the second opinion ended at a question of " + question[0]);
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String written(Object argument) {
        return argument instanceof byte[] bytes
                ? bytes.length == 0 ? "-" : HexFormat.of().formatHex(bytes)
                : argument.toString();
    }

    private static Process start(List<String> arguments) {
        // without the folders of whoever runs the tests, and without compiled files left behind
        var command = new ArrayList<>(List.of(PYTHON, "-B", "-E", "-s", Unpacked.PROGRAM.toString()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean canRun() {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 9))")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path unpacked() {
        try {
            var folder = Files.createTempDirectory("second-opinion");
            folder.toFile().deleteOnExit();
            for (var part : PARTS) {
                try (var content = SecondOpinion.class.getResourceAsStream("second_opinion/" + part)) {
                    if (content == null) {
                        throw new IllegalStateException("a part of the second opinion is missing: " + part);
                    }
                    Files.copy(content, folder.resolve(part));
                    folder.resolve(part).toFile().deleteOnExit();
                }
            }
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
