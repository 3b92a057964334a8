package io.threekey.demo.life;

import static java.time.temporal.ChronoUnit.DAYS;

import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Passing;
import io.threekey.demo.simulator.Plans;
import io.threekey.demo.simulator.Simulator;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.ledger.Ledger;
import io.threekey.testkit.HeldClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Lives through the days from the founding until now, as fast as the machine can. */
@Component
@ConditionalOnProperty("threekey.demo.days")
public class LifeSoFar {

    private static final Logger log = LoggerFactory.getLogger(LifeSoFar.class);
    private static final int HANDS = 6;

    private final Hospital hospital;
    private final List<Activity> activities;
    private final HeldClock clock;
    private final Instant begin;
    private final Instant until;
    private final Ledger ledger;
    private final HouseZone zone;
    private final Tally tally;

    LifeSoFar(
            Hospital hospital,
            List<Activity> activities,
            HeldClock clock,
            Ledger ledger,
            HouseZone zone,
            Tally tally,
            @Value("${threekey.demo.lived-until}") Instant until) {
        this.hospital = hospital;
        this.activities = activities;
        this.clock = clock;
        this.ledger = ledger;
        this.zone = zone;
        this.tally = tally;
        this.until = until;
        this.begin = clock.instant();
    }

    public void happens() throws InterruptedException {
        new Simulator(
                        new Plans(hospital.seed(), founded(), zone.get(), activities),
                        HANDS,
                        this::say,
                        Simulator::nothingMayFail)
                .live(begin, until, Passing.held(clock));
        log.info("Lived until {}: {}", until, tally.all());
    }

    /** The launcher shows the last of these words. */
    private void say(LocalDate day) {
        var entries = ledger.latestCheckpoint()
                .map(checkpoint -> checkpoint.head().size())
                .orElse(0L);
        log.info(
                "Living through {} days: day {}, {} entries",
                hospital.days(),
                DAYS.between(founded(), day),
                String.format(Locale.ROOT, "%,d", entries));
    }

    private LocalDate founded() {
        return LocalDate.ofInstant(begin, zone.get());
    }
}
