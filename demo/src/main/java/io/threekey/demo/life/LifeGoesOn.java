package io.threekey.demo.life;

import io.threekey.demo.Roster;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Passing;
import io.threekey.demo.simulator.Plans;
import io.threekey.demo.simulator.Simulator;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.governance.PoliciesInForce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The same people at the same pace, by the clock on the wall, for as long as the demo runs; but whom a visitor can be
 * does nothing without one. A visitor may have changed what was planned, so that a deed that fails is no mishap of the
 * hospital.
 */
@Component
@ConditionalOnBooleanProperty("threekey.demo.living")
class LifeGoesOn implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LifeGoesOn.class);
    private static final int HANDS = 2;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Hospital hospital;
    private final List<Activity> activities;
    private final PoliciesInForce policies;
    private final HouseZone zone;
    private final Clock clock;
    private volatile Thread living = Thread.ofPlatform().unstarted(() -> {});

    LifeGoesOn(Hospital hospital, List<Activity> activities, PoliciesInForce policies, HouseZone zone, Clock clock) {
        this.hospital = hospital;
        this.activities = activities;
        this.policies = policies;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (policies.founded()) {
            living = Thread.ofPlatform().daemon().name("life").start(this::live);
        }
    }

    private void live() {
        var plans = new Plans(hospital.seed(), founded(), zone.get(), activities).leavingTo(visitors());
        var now = clock.instant();
        try {
            new Simulator(plans, HANDS, day -> log.debug("{} begins", day), LifeGoesOn::undone)
                    .live(now, now.plus(LONGEST), Passing.asItPasses(clock));
        } catch (InterruptedException ended) {
            log.debug("the hospital stands still");
        }
    }

    private static Set<String> visitors() {
        return Roster.employees().map(employee -> employee.id().value()).collect(Collectors.toSet());
    }

    private static void undone(RuntimeException failed) {
        log.debug("somebody could not do what they wanted", failed);
    }

    private LocalDate founded() {
        return policies.chain().history().charter(1).stream()
                .flatMap(charter -> charter.seats().stream())
                .map(seat -> seat.from())
                .min(Instant::compareTo)
                .map(from -> LocalDate.ofInstant(from, zone.get()))
                .orElseThrow();
    }

    @Override
    public void stop() {
        living.interrupt();
    }

    @Override
    public boolean isRunning() {
        return living.isAlive();
    }
}
