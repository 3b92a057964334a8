package io.threekey.server.ledger;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches the watchers: who renames a table or holds a lock for ever blinds whoever looks there, and a blind watcher is
 * silent. One that has not looked for some seconds, though the database answers, is named in an alarm until it looks
 * again. A database that is away blinds all of them, and is news of its own.
 */
@Component
public class Vigil implements SmartLifecycle {

    /** What watches the record itself; while it does not, nothing may be decided. */
    static final String LEDGER = Alarms.UNWATCHED;

    /** In rounds and not in seconds: a machine that stands still lets nobody look, and this neither. */
    private static final int LONGEST_SILENCE = 6;

    /** The database is asked from here on, so that after its return everybody has time to look. */
    private static final int SUSPICIOUS_SILENCE = 3;

    private static final Logger log = LoggerFactory.getLogger(Vigil.class);
    /** From round to round. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BooleanSupplier databaseAnswers;
    private final Alarms alarms;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Set<String> alarmed = new TreeSet<>();
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    @Autowired
    Vigil(DatabaseAnswers database, Alarms alarms) {
        this(database::answers, alarms);
    }

    Vigil(BooleanSupplier databaseAnswers, Alarms alarms) {
        this.databaseAnswers = databaseAnswers;
        this.alarms = alarms;
    }

    /** Somebody who looks again and again, many times within the longest silence. */
    public final class Watcher {

        private final String alarm;
        private final String name;
        private final AtomicInteger silentRounds = new AtomicInteger();

        private Watcher(String alarm, String name) {
            this.alarm = alarm;
            this.name = name;
        }

        /** What is not watched without it, in words. */
        @Override
        public String toString() {
            return name;
        }

        /** Call it after each look that saw what there was to see. */
        public void looked() {
            silentRounds.set(0);
        }

        private boolean isSilentFor(int rounds) {
            return silentRounds.get() > rounds;
        }

        /** That the database was away excuses a silence, but not one that began before and stands in an alarm. */
        private void isExcused() {
            silentRounds.updateAndGet(rounds -> rounds > LONGEST_SILENCE ? rounds : 0);
        }
    }

    /**
     * @param alarm code of the alarm that names it, such as {@code snapshot.failing}
     * @param name what is not watched without it, in words
     */
    public Watcher over(String alarm, String name) {
        var watcher = new Watcher(alarm, name);
        watchers.add(watcher);
        return watcher;
    }

    /** One round. */
    synchronized void look() {
        watchers.forEach(watcher -> watcher.silentRounds.incrementAndGet());
        var suspicious = watchers.stream().anyMatch(watcher -> watcher.isSilentFor(SUSPICIOUS_SILENCE));
        if (suspicious && !databaseAnswers.getAsBoolean()) {
            watchers.forEach(Watcher::isExcused);
            return;
        }
        tell(watchers.stream()
                .filter(watcher -> watcher.isSilentFor(LONGEST_SILENCE))
                .collect(Collectors.groupingBy(watcher -> watcher.alarm, named())));
    }

    private static Collector<Watcher, ?, String> named() {
        return Collectors.mapping(watcher -> watcher.name, joining(", "));
    }

    private void tell(Map<String, String> unwatched) {
        unwatched.forEach(alarms::raise);
        alarmed.stream().filter(code -> !unwatched.containsKey(code)).forEach(alarms::over);
        alarmed.clear();
        alarmed.addAll(unwatched.keySet());
    }

    @Override
    public void start() {
        running = true;
        watchers.forEach(Watcher::looked);
        thread = Thread.ofPlatform().daemon().name("vigil").start(this::keep);
    }

    private void keep() {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                look();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException unheard) {
                log.warn("nobody could be told who does not watch", unheard);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
