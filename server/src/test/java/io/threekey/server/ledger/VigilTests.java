package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VigilTests {

    final List<Object> said = new ArrayList<>();
    boolean databaseAnswers = true;
    long nanos;
    final Vigil vigil = new Vigil(() -> databaseAnswers, new Alarms(said::add), () -> nanos);
    final Vigil.Watcher revocations = vigil.over("snapshot.failing", "the revoked keys");
    final Vigil.Watcher sessions = vigil.over("snapshot.failing", "the sweep of sessions");
    final Vigil.Watcher integrity = vigil.over(Vigil.LEDGER, "the ledger's integrity");

    void secondsPass(int seconds) {
        for (var second = 0; second < seconds; second++) {
            nanos += Duration.ofSeconds(1).toNanos();
            vigil.look();
        }
    }

    @Test
    void saysNothingWhileEverybodyLooks() {
        for (var second = 0; second < 20; second++) {
            List.of(revocations, sessions, integrity).forEach(Vigil.Watcher::looked);
            secondsPass(1);
        }

        assertThat(said).isEmpty();
    }

    @Test
    void namesThoseThatHaveNotLookedForSomeSeconds() {
        secondsPass(5);
        sessions.looked();
        assertThat(said).isEmpty();

        secondsPass(2);

        assertThat(said)
                .containsExactlyInAnyOrder(
                        new LedgerAlarm("snapshot.failing", List.of("the revoked keys")),
                        new LedgerAlarm("ledger.unwatched", List.of("the ledger's integrity")));
    }

    @Test
    void namesAllOfOneKindTogether() {
        secondsPass(7);

        assertThat(said)
                .contains(new LedgerAlarm("snapshot.failing", List.of("the revoked keys, the sweep of sessions")));
    }

    @Test
    void isSatisfiedWhenTheyLookAgain() {
        secondsPass(7);
        List.of(revocations, sessions, integrity).forEach(Vigil.Watcher::looked);

        secondsPass(1);

        assertThat(said)
                .contains(new LedgerAllClear("snapshot.failing"), new LedgerAllClear("ledger.unwatched"))
                .hasSize(4);
    }

    @Test
    void saysNothingOfADatabaseThatIsAwayHoweverLong() {
        databaseAnswers = false;

        secondsPass(300);

        assertThat(said).isEmpty();
    }

    @Test
    void givesThemTimeWhenTheDatabaseComesBack() {
        databaseAnswers = false;
        secondsPass(300);
        databaseAnswers = true;
        secondsPass(1);
        assertThat(said).isEmpty();

        secondsPass(7);

        assertThat(said).hasSize(2);
    }

    @Test
    void keepsAnAlarmWhileTheDatabaseIsAwayMeanwhile() {
        secondsPass(7);
        databaseAnswers = false;

        secondsPass(1);

        assertThat(said).hasSize(2).noneMatch(LedgerAllClear.class::isInstance);
    }
}
