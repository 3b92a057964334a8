package io.threekey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the threads of a process spent so far, by what they are for. Only Linux tells; elsewhere nothing is known. */
record ThreadsSpent(Map<Work, Duration> by) {

    /** How the kernel counts time (USER_HZ). */
    private static final Duration TICK = Duration.ofMillis(10);

    /** What a thread is for, by the beginning of its name, of which the kernel keeps fifteen letters. */
    enum Work {
        REQUESTS("answering", List.of("ForkJoinPool", "http-nio", "MasterPoller", "VirtualThread")),
        LEDGER("the ledger's tree, its watch and its search", List.of("ledger-")),
        COMPILING("compiling", List.of("C1 ", "C2 ")),
        MEMORY("clearing memory", List.of("VM Thread", "GC ", "G1 ")),
        REST("all else", List.of(""));

        private final String words;
        private final List<String> names;

        Work(String words, List<String> names) {
            this.words = words;
            this.names = names;
        }

        String inWords() {
            return words;
        }

        static Work of(String thread) {
            return Arrays.stream(values())
                    .filter(work -> work.names.stream().anyMatch(thread::startsWith))
                    .findFirst()
                    .orElse(REST);
        }
    }

    static ThreadsSpent of(long process) throws IOException {
        var spent = new EnumMap<Work, Duration>(Work.class);
        var threads = Path.of("/proc", String.valueOf(process), "task");
        if (Files.isDirectory(threads)) {
            try (var each = Files.newDirectoryStream(threads)) {
                for (var thread : each) {
                    add(spent, thread.resolve("stat"));
                }
            }
        }
        return new ThreadsSpent(spent);
    }

    private static void add(Map<Work, Duration> spent, Path stat) {
        try {
            var line = Files.readString(stat); // number (name) state ..., and the times at 14 and 15 (proc_pid_stat)
            var end = line.lastIndexOf(')');
            var behind = line.substring(end + 2).split(" ");
            var ticks = Long.parseLong(behind[11]) + Long.parseLong(behind[12]);
            var work = Work.of(line.substring(line.indexOf('(') + 1, end));
            spent.merge(work, TICK.multipliedBy(ticks), Duration::plus);
        } catch (IOException ended) {
            // a thread that ended meanwhile
        }
    }

    ThreadsSpent since(ThreadsSpent before) {
        var spent = new EnumMap<Work, Duration>(Work.class);
        by.forEach((work, time) -> spent.put(work, time.minus(before.of(work))));
        return new ThreadsSpent(spent);
    }

    Duration of(Work work) {
        return by.getOrDefault(work, Duration.ZERO);
    }
}
