package io.threekey.demo.life;

import io.threekey.demo.simulator.Chance;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What does not change while the hospital lives: its seed, and who works there according to it. */
@Component
class Hospital {

    private final long seed;
    private final int days;
    private final int percent;
    private Optional<Workforce> workforce = Optional.empty();

    Hospital(
            @Value("${threekey.demo.seed:1}") long seed,
            @Value("${threekey.demo.days:0}") int days,
            @Value("${threekey.demo.staff-percent:100}") int percent) {
        this.seed = seed;
        this.days = days;
        this.percent = percent;
    }

    long seed() {
        return seed;
    }

    /** From the founding until the visitor comes; none where nothing is built. */
    int days() {
        return days;
    }

    /** Drawn when it is first asked for: a demo that stands still needs nobody. */
    synchronized Workforce workforce() {
        var drawn = workforce.orElseGet(() -> Workforce.of(seed, percent));
        workforce = Optional.of(drawn);
        return drawn;
    }

    /** Who has settled in by then and stays a while. */
    Colleague somebodyOn(int day, Chance chance) {
        return chance.oneOf(workforce().on(day).stream()
                .filter(colleague -> colleague.firstDay() < day && colleague.lastDay() > day + 1)
                .toList());
    }
}
