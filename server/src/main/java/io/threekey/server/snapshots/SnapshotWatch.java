package io.threekey.server.snapshots;

import io.threekey.server.ledger.Vigil;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks every {@link Snapshot} to look again, by turns, as long as the node lives. */
@Component
class SnapshotWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SnapshotWatch.class);
    private static final String ALARM = "snapshot.failing";
    private static final long PAUSE_MILLIS = 300;
    private static final long LEAVE_MILLIS = 2_000;

    private final Map<Snapshot, Vigil.Watcher> snapshots = new LinkedHashMap<>();
    private final Set<String> failing = new HashSet<>();
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    SnapshotWatch(List<Snapshot> snapshots, Vigil vigil) {
        snapshots.forEach(snapshot -> this.snapshots.put(snapshot, vigil.over(ALARM, snapshot.name())));
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("snapshots").start(this::watch);
    }

    private void watch() {
        while (running) {
            snapshots.forEach(this::lookAgain);
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** What fails once fails every time; the log says so once, and once more when it is over. */
    private void lookAgain(Snapshot snapshot, Vigil.Watcher watcher) {
        try {
            snapshot.lookAgain();
            watcher.looked();
            if (failing.remove(snapshot.name())) {
                log.info("{} is up to date again", snapshot.name());
            }
        } catch (RuntimeException unreachable) {
            if (running && failing.add(snapshot.name())) {
                log.warn("{} stays as last verified and looks again", snapshot.name(), unreachable);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(LEAVE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
