package io.threekey.acceptance.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Ticks as the server does, by as much ahead as a file says, which every process of one hospital reads. */
public final class MovedClock extends Clock {

    private final Path ahead;
    private final ZoneId zone;

    private MovedClock(Path ahead, ZoneId zone) {
        this.ahead = ahead;
        this.zone = zone;
    }

    /** @param file holds a duration, as in {@code PT72H} */
    public static MovedClock kept(Path file) {
        return new MovedClock(file, ZoneOffset.UTC);
    }

    public static MovedClock startingAt(Instant instant, Path file) throws IOException {
        var clock = kept(file);
        clock.write(Duration.between(Instant.now(), instant));
        return clock;
    }

    /** The file is replaced in one step, so that no process reads half of it. */
    private void write(Duration duration) throws IOException {
        Files.createDirectories(ahead.toAbsolutePath().getParent());
        var fresh = ahead.resolveSibling(ahead.getFileName() + ".next");
        Files.writeString(fresh, duration.toString());
        Files.move(fresh, ahead, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void advance(Duration step) throws IOException {
        write(read().plus(step));
    }

    /** The next time that the clock on the wall shows this. */
    public void advanceTo(LocalTime time, ZoneId there) throws IOException {
        var now = instant().atZone(there);
        var today = now.with(time);
        advance(Duration.between(now, today.isAfter(now) ? today : today.plusDays(1)));
    }

    private Duration read() {
        try {
            return Duration.parse(Files.readString(ahead));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(read());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovedClock(ahead, other);
    }

    public Path file() {
        return ahead;
    }
}
