package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VigilTests {

    final List<Object> said = new ArrayList<>();
    boolean databaseAnswers = true;
    final Vigil vigil = new Vigil(() -> databaseAnswers, new Alarms(said::add));
    final Vigil.Watcher revocations = vigil.over("snapshot.failing", "the revoked keys");
    final Vigil.Watcher sessions = vigil.over("snapshot.failing", "the sweep of sessions");
    final Vigil.Watcher integrity = vigil.over(Vigil.LEDGER, "the ledger's integrity");

    void roundsPass(int rounds) {
        for (var round = 0; round < rounds; round++) {
            vigil.look();
        }
    }

    @Test
    void saysNothingWhileEverybodyLooks() {
        for (var round = 0; round < 20; round++) {
            List.of(revocations, sessions, integrity).forEach(Vigil.Watcher::looked);
            roundsPass(1);
        }

        assertThat(said).isEmpty();
    }

    @Test
    void namesThoseThatHaveNotLookedForSomeSeconds() {
        roundsPass(5);
        sessions.looked();
        assertThat(said).isEmpty();

        roundsPass(2);

        assertThat(said)
                .containsExactlyInAnyOrder(
                        new LedgerAlarm("snapshot.failing", List.of("the revoked keys")),
                        new LedgerAlarm("ledger.unwatched", List.of("the ledger's integrity")));
    }

    @Test
    void namesAllOfOneKindTogether() {
        roundsPass(7);

        assertThat(said)
                .contains(new LedgerAlarm("snapshot.failing", List.of("the revoked keys, the sweep of sessions")));
    }

    @Test
    void doesNotStopDecisionsForTilesThatStayInTheDatabase() {
        vigil.over(Alarms.TILES_UNWATCHED, "the older parts of the ledger's tree");
        roundsPass(7);

        assertThat(said)
                .contains(
                        new LedgerAlarm("ledger.tiles-unwatched", List.of("the older parts of the ledger's tree")),
                        new LedgerAlarm("ledger.unwatched", List.of("the ledger's integrity")));
    }

    @Test
    void isSatisfiedWhenTheyLookAgain() {
        roundsPass(7);
        List.of(revocations, sessions, integrity).forEach(Vigil.Watcher::looked);

        roundsPass(1);

        assertThat(said)
                .contains(new LedgerAllClear("snapshot.failing"), new LedgerAllClear("ledger.unwatched"))
                .hasSize(4);
    }

    @Test
    void saysNothingOfADatabaseThatIsAwayHoweverLong() {
        databaseAnswers = false;

        roundsPass(300);

        assertThat(said).isEmpty();
    }

    @Test
    void givesThemTimeWhenTheDatabaseComesBack() {
        databaseAnswers = false;
        roundsPass(300);
        databaseAnswers = true;
        roundsPass(1);
        assertThat(said).isEmpty();

        roundsPass(7);

        assertThat(said).hasSize(2);
    }

    @Test
    void keepsAnAlarmOverTheDatabasesAbsenceUntilTheyLookAgain() {
        roundsPass(7);
        databaseAnswers = false;

        roundsPass(60);
        databaseAnswers = true;
        roundsPass(2);
        assertThat(said).hasSize(2).noneMatch(LedgerAllClear.class::isInstance);

        List.of(revocations, sessions, integrity).forEach(Vigil.Watcher::looked);
        roundsPass(1);
        assertThat(said).hasSize(4);
    }
}
