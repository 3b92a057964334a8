package io.threekey.demo.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Walks the agenda of day after day. People do things at once, each of them one after another, and nobody is left more
 * than half a minute behind: whoever is asked for a key answers it before the clock has gone far.
 */
public final class Simulator {

    private static final Duration MOST_BEHIND = Duration.ofSeconds(30);

    private final Plans plans;
    private final int hands;
    private final Consumer<LocalDate> eachDay;
    private final Consumer<RuntimeException> mishap;
    private final PriorityQueue<Planned> agenda = new PriorityQueue<>();
    private final Deque<Begun> underWay = new ArrayDeque<>();
    private final Map<String, CompletableFuture<Void>> lastOfLane = new HashMap<>();

    /**
     * @param hands how many people do something at the same moment
     * @param eachDay told of a day when it begins
     * @param mishap told of a deed that fails; what it throws ends the walk
     */
    public Simulator(Plans plans, int hands, Consumer<LocalDate> eachDay, Consumer<RuntimeException> mishap) {
        this.plans = plans;
        this.hands = hands;
        this.eachDay = eachDay;
        this.mishap = mishap;
    }

    /** For who builds something: nothing may fail. */
    public static void nothingMayFail(RuntimeException failed) {
        throw failed;
    }

    private record Begun(Instant at, CompletableFuture<Void> done) {}

    /** What was planned for before the beginning is left out. */
    public void live(Instant from, Instant until, Passing passing) throws InterruptedException {
        try (var people = Executors.newFixedThreadPool(hands)) {
            var tomorrow = from.atZone(plans.zone()).toLocalDate();
            while (true) {
                var dawn = tomorrow.atStartOfDay(plans.zone()).toInstant();
                doAllBefore(dawn.isBefore(until) ? dawn : until, passing, people);
                if (!dawn.isBefore(until)) {
                    return;
                }
                eachDay.accept(tomorrow);
                plans.of(tomorrow).filter(each -> !each.at().isBefore(from)).forEach(agenda::add);
                tomorrow = tomorrow.plusDays(1);
            }
        }
    }

    private void doAllBefore(Instant end, Passing passing, Executor people) throws InterruptedException {
        while (!agenda.isEmpty() && agenda.peek().at().isBefore(end)) {
            var next = agenda.remove();
            awaitThoseBefore(next.isAlone() ? Instant.MAX : next.at().minus(MOST_BEHIND));
            passing.until(next.at());
            if (next.isAlone()) {
                perform(next);
            } else {
                begin(next, people);
            }
        }
        awaitThoseBefore(Instant.MAX);
        passing.until(end);
    }

    private void perform(Planned next) {
        try {
            next.deed().happens();
        } catch (RuntimeException failed) {
            mishap.accept(failed);
        }
    }

    private void begin(Planned next, Executor people) {
        var before = lastOfLane.getOrDefault(next.lane(), CompletableFuture.completedFuture(null));
        var done = before.thenRunAsync(() -> perform(next), people);
        lastOfLane.put(next.lane(), done);
        underWay.add(new Begun(next.at(), done));
    }

    private void awaitThoseBefore(Instant time) {
        while (!underWay.isEmpty() && underWay.peek().at().isBefore(time)) {
            try {
                underWay.remove().done().join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        }
        if (underWay.isEmpty()) {
            lastOfLane.clear();
        }
    }
}
