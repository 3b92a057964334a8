package io.threekey.charter;

import static io.threekey.charter.AChain.breaks;
import static io.threekey.charter.AFullCharter.limits;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lasts so many days and waits for as many would be decided and never obeyed. */
class NeverObeyedTest {
    private static final Instant NOON = AHospital.days(2).plus(Duration.ofHours(3));
    private static final PolicyAddress LIMITS = AHospital.limits();

    private static Enactment staged(int record, int warn) {
        return new Enactment(Way.REGULAR, new Staging(record, warn), Optional.empty(), Optional.empty());
    }

    /** Wednesday; ten days on is a Saturday, so that Monday morning is when it lapses. */
    @ParameterizedTest
    @CsvSource({
        "0,    0,      5,  holds",
        "0,    14399,  5,  holds",
        "0,    14400,  5,  never",
        "7200, 7199,   5,  holds",
        "7200, 7200,   5,  never",
        "0,    15000,  5,  never",
        "0,    12959,  12, holds",
        "0,    12960,  12, never"
    })
    void isObeyedBeforeItEnds(int record, int warn, int idle, String outcome) {
        var lasting = Deciding.founded(AFullCharter.charter(AFullCharter.timing(new Clocks(14, 72, 0, 0, 10, 0))));
        var step = lasting.next(AFullCharter.signedAt(
                lasting, "p-2", LIMITS, limits(idle, 600), staged(record, warn), NOON, AChain.OWNERS));
        if (outcome.equals("holds")) {
            var made = Deciding.extended(step).history().latest(LIMITS).orElseThrow();
            assertThat(made.effectiveAt()).isBefore(made.until().orElseThrow());
        } else {
            breaks(step, 1, BreakReason.NEVER_OBEYED);
        }
    }

    /** A loosening of session limits waits for a day; nothing of the other kind waits. */
    @ParameterizedTest
    @CsvSource({"session-timing, 1, 1", "session-timing, 2, 0", "emergency-access, 1, 0"})
    void isReviewedByTheLongestDelayOfItsOwnKinds(String decision, int lastsDays, int faults) {
        var kinds = new LinkedHashMap<>(AHospital.kinds());
        kinds.put(
                AHospital.sessionLimits(),
                new PolicyKindRule(new DecisionKind("session-timing"), Map.of(), false, AFullCharter.DAY));
        var rights = AHospital.rights().stream()
                .map(right -> right.decision().value().equals(decision) ? lasting(right, lastsDays) : right)
                .toList();
        assertThat(CharterReview.of(AHospital.charter(AHospital.seats(), kinds, rights)))
                .hasSize(faults)
                .allMatch(fault -> fault.sentence().startsWith("What is decided would lapse before anybody obeyed it"));
    }

    private static DecisionRight lasting(DecisionRight right, int days) {
        return new DecisionRight(
                right.decision(),
                right.useCase(),
                right.scope(),
                right.quorum(),
                right.objection(),
                right.consulted(),
                new Clocks(14, 72, 0, 0, days, 0),
                right.reason());
    }

    @Test
    void isRefusedWhenItIsWrittenAlready() {
        var lasting = Deciding.founded(AFullCharter.charter(AFullCharter.timing(new Clocks(14, 72, 0, 0, 10, 0))));
        var written = Deciding.next(lasting, "p-2", LIMITS, limits(5, 600), staged(14400, 0), NOON).proposal;
        assertThat(lasting.obstacle(written, NOON).map(Broken::reason)).contains(BreakReason.NEVER_OBEYED);
    }
}
