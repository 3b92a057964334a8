package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // as nanoTime may, it overflows
    private final Pace pace = Pace.ofLittle(now::get);

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void worksFor(Duration time) {
        pace.run(() -> passes(time));
    }

    private void restsFor(Duration time) {
        passes(time.minusNanos(1));
        assertThat(pace.isDue()).isFalse();
        passes(Duration.ofNanos(1));
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void beginsAtOnce() {
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void restsFiftyTimesAsLongAsItWorked() {
        worksFor(Duration.ofMillis(40));
        restsFor(Duration.ofSeconds(2));
    }

    @Test
    void restsForASecondAtLeast() {
        worksFor(Duration.ofMillis(1));
        restsFor(Duration.ofSeconds(1));
    }

    @Test
    void isNotKeptAwayForLongByWhoeverHeldItUp() {
        worksFor(Duration.ofHours(1));
        restsFor(Duration.ofSeconds(3));
    }

    @Test
    void goesOnAtOnceAfterAFailure() {
        assertThatThrownBy(() -> pace.run(() -> {
                    passes(Duration.ofSeconds(1));
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");
        assertThat(pace.isDue()).isTrue();
    }
}
