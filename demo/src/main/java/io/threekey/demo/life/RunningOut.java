package io.threekey.demo.life;

import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import io.threekey.server.signin.SessionSweep;
import java.time.Duration;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Has the sessions that nobody ended end in simulated time: a server sweeps them by the second of a wall clock. */
@Component
class RunningOut implements Activity {

    private static final int MINUTES = 10;

    private final SessionSweep sweep;

    RunningOut(SessionSweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public String name() {
        return "running-out";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        IntStream.range(0, 24 * 60 / MINUTES)
                .mapToObj(time -> day.at(0, 0).plus(Duration.ofMinutes((long) time * MINUTES)))
                .forEach(time -> agenda.at(time, name(), "sessions run out", this::sweep));
    }

    private void sweep() {
        var more = true;
        while (more) {
            more = sweep.sweep();
        }
    }
}
