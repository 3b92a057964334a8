package io.threekey.demo.life;

import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import io.threekey.server.jobs.Jobs;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Has reminders and deliveries happen in simulated time: a server looks for them by the second of a wall clock. */
@Component
class WorkThatWasPutOff implements Activity {

    private static final int PATIENCE = 2_000;

    private final Jobs jobs;

    WorkThatWasPutOff(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "work-put-off";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        IntStream.range(0, 24)
                .mapToObj(hour -> day.at(0, 0).plusSeconds(hour * 3600L))
                .forEach(time -> agenda.alone(time, "what is due is done", this::awaitWhatIsDue));
    }

    private void awaitWhatIsDue() {
        try {
            for (var look = 0; look < PATIENCE && jobs.hurry(); look++) {
                Thread.sleep(3);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
