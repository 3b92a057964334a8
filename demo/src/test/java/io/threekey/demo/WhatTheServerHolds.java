package io.threekey.demo;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.sun.management.UnixOperatingSystemMXBean;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks every night at what should not grow with the days, while nobody does anything. */
final class WhatTheServerHolds implements Activity {

    private static final int MEGABYTE = 1 << 20;
    private static final double MORE = 1.5;

    /** Below this a difference tells nothing: a pool fills, a cache warms. */
    private static final int LITTLE = 60;

    /** Rows that end by themselves. */
    private static final List<String> PASSING = List.of("signin_session", "signin_spent_challenge", "jobs_job");

    private final DataSource database;
    private final ConcurrentSkipListMap<Integer, Map<String, Long>> nights = new ConcurrentSkipListMap<>();

    WhatTheServerHolds(DataSource database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "what the server holds";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        agenda.alone(day.at(4, 0), "looks at what the server holds", () -> nights.put(day.number(), now()));
    }

    private Map<String, Long> now() {
        System.gc();
        var held = new TreeMap<String, Long>();
        held.put(
                "heap, MB",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE);
        held.put("threads", (long) ManagementFactory.getThreadMXBean().getThreadCount());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            held.put("open files", unix.getOpenFileDescriptorCount());
        }
        for (var table : PASSING) {
            held.put(
                    table,
                    JdbcClient.create(database)
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        return held;
    }

    int nights() {
        return nights.size();
    }

    /** What was more in the last quarter of the days than half again of what it was in the second. */
    List<String> grown() {
        var all = List.copyOf(nights.values());
        var before = most(all.subList(all.size() / 4, all.size() / 2));
        var afterwards = most(all.subList(all.size() * 3 / 4, all.size()));
        return before.keySet().stream()
                .filter(what -> of(what, afterwards) > of(what, before) * MORE + LITTLE)
                .map(what -> what + ": " + of(what, before) + ", then " + of(what, afterwards))
                .toList();
    }

    private static Map<String, Long> most(List<Map<String, Long>> nights) {
        return nights.stream()
                .flatMap(night -> night.entrySet().stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Math::max, TreeMap::new));
    }

    private static long of(String what, Map<String, Long> night) {
        return night.getOrDefault(what, 0L);
    }

    /** A line for every tenth night. */
    String inWords() {
        return nights.entrySet().stream()
                .filter(night -> night.getKey() % 10 == 0)
                .map(night -> "- night %d: %s".formatted(night.getKey(), inWords(night.getValue())))
                .collect(joining("\n"));
    }

    private static String inWords(Map<String, Long> night) {
        return night.entrySet().stream()
                .map(held -> String.format(Locale.ROOT, "%s %,d", held.getKey(), held.getValue()))
                .collect(joining("; "));
    }
}
