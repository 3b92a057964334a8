package io.threekey.server.ledger.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One life of a {@link WritingNode}, from outside: what it said, and the signals that it gets. */
final class NodeProcess {

    private static final List<String> OPTIONS = List.of(
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.timezone=UTC");

    final String name;
    private final Process process;
    private final Path output;
    private final Writer shell;
    private final CompletableFuture<String> up = new CompletableFuture<>();
    private final CompletableFuture<Void> founded = new CompletableFuture<>();
    private final Thread listener;
    private final Map<Integer, TreeMap<Integer, Word>> words = new ConcurrentHashMap<>();
    private final List<String> alarms = new CopyOnWriteArrayList<>();

    /** What a node said of one transaction. */
    enum Word {
        ACKNOWLEDGED,
        UNSURE
    }

    private NodeProcess(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.shell = shell();
        this.listener = Thread.ofPlatform().daemon().name("hears-" + name).start(this::hears);
    }

    /** @param home of its own; the wrapping key is the installation's */
    static NodeProcess started(String name, String url, Path home, String wrappingKey, int writers) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WritingNode.class.getName(),
                name,
                url,
                home.toString(),
                wrappingKey,
                Integer.toString(writers)));
        // a file and no pipe: of a pipe the last words are lost now and then, when its process ends while they are read
        var output = home.resolve(name + ".said");
        try {
            Files.createDirectories(home);
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new NodeProcess(name, process, output);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Writer shell() {
        try {
            return new ProcessBuilder("sh")
                    .inheritIO()
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start()
                    .outputWriter();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** @return the log's origin and verifier key, a space between them */
    String awaitUp() {
        try {
            return up.get(180, TimeUnit.SECONDS);
        } catch (Exception silent) {
            throw new IllegalStateException(name + " does not come up:\n" + said(), silent);
        }
    }

    void isToldToFound(String founding) throws Exception {
        var input = process.getOutputStream();
        input.write((founding + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        founded.get(180, TimeUnit.SECONDS);
    }

    /** kill -9; afterwards everything that it ever said was heard. */
    void kill() {
        process.destroyForcibly().onExit().join();
        try {
            shell.close();
            listener.join();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    /** By a shell that waits for it: to start a program for each signal would take longer than what it is to interrupt. */
    private void signal(String signal) {
        try {
            shell.write("kill -" + signal + " " + process.pid() + "\n");
            shell.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How often its sequencer could not publish and told so. */
    long failedToPublish() {
        return said().lines()
                .filter(line -> line.contains("the ledger's sequencer failed"))
                .count();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Transactions by writer and number. */
    Map<Integer, Map<Integer, Word>> words() {
        var copy = new TreeMap<Integer, Map<Integer, Word>>();
        words.forEach((writer, numbers) -> {
            synchronized (numbers) {
                copy.put(writer, new TreeMap<>(numbers));
            }
        });
        return copy;
    }

    long acknowledged() {
        return words().values().stream()
                .flatMap(numbers -> numbers.values().stream())
                .filter(Word.ACKNOWLEDGED::equals)
                .count();
    }

    List<String> alarms() {
        return List.copyOf(alarms);
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException none) {
            return "nothing: " + none;
        }
    }

    private void hears() {
        try (var said = Files.newBufferedReader(output)) {
            var begun = new StringBuilder();
            while (true) {
                var wasAlive = process.isAlive();
                for (var next = said.read(); next >= 0; next = said.read()) {
                    if (next == '\n') {
                        hear(begun.toString());
                        begun.setLength(0);
                    } else {
                        begun.append((char) next);
                    }
                }
                if (!wasAlive) {
                    break;
                }
                Thread.sleep(5);
            }
        } catch (IOException | InterruptedException broken) {
            up.completeExceptionally(broken);
        }
        up.completeExceptionally(new IOException("it ended"));
        founded.completeExceptionally(new IOException("it ended"));
    }

    private void hear(String line) {
        var said = line.split(" ", 2);
        switch (said[0]) {
            case "up" -> up.complete(said[1]);
            case "founded" -> founded.complete(null);
            case "alarm" -> alarms.add(said[1]);
            case "acknowledged" -> hear(said[1], Word.ACKNOWLEDGED);
            case "unsure" -> hear(said[1], Word.UNSURE);
            default -> {} // a library's greeting
        }
    }

    private void hear(String transaction, Word word) {
        var parts = transaction.split(" ");
        var numbers = words.computeIfAbsent(Integer.valueOf(parts[0]), any -> new TreeMap<>());
        synchronized (numbers) {
            numbers.put(Integer.valueOf(parts[1]), word);
        }
    }
}
