package io.threekey.server.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.frame.StandingAlert;
import io.threekey.server.notices.Alerts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who takes a table away or holds it for ever blinds a watcher. Every page says so, and says when it is over. */
@ServerTest
@Import(UnwatchedTests.Wiring.class)
class UnwatchedTests {

    /** The silence, and time for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(40);

    private final Alerts alerts;
    private final Intruder intruder;
    private final Breakable breakable;
    private final JdbcClient sql;

    @Autowired
    UnwatchedTests(Alerts alerts, Intruder intruder, Breakable breakable, JdbcClient sql) {
        this.alerts = alerts;
        this.intruder = intruder;
        this.breakable = breakable;
        this.sql = sql;
    }

    @BeforeEach
    void somethingIsRecorded() {
        alerts.raise("row.forged", List.of("1", "a test"));
        alerts.over("row.forged");
        await().atMost(SOON)
                .until(() -> sql.sql("select size from ledger_head")
                                .query(Long.class)
                                .single()
                        > 1);
        assertThat(alerts.standing()).isEmpty();
    }

    @AfterEach
    void mend() {
        breakable.failure = Optional.empty();
        await().atMost(SOON).until(() -> alerts.standing().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "ledger_tile, ledger.unwatched, the ledger's integrity",
        "ledger_quarantine, ledger.unwatched, entries that never reached the ledger",
        "authenticators_revocation, snapshot.failing, the revoked keys",
        "people_ward, snapshot.failing, the search for forged rows"
    })
    void aTableThatIsRenamedLiveNamesWhoIsBlind(String table, String alert, String blind) {
        intruder.runs("alter table %1$s rename to %1$s_away".formatted(table));
        try {
            assertSaid(alert, blind);
        } finally {
            intruder.runs("alter table %1$s_away rename to %1$s".formatted(table));
        }

        assertOver(alert);
    }

    @Test
    void aTableThatIsHeldForEverNamesWhoHangs() throws SQLException {
        try (var thief = intruder.connection()) {
            thief.setAutoCommit(false);
            try (var statement = thief.createStatement()) {
                statement.execute("lock table authenticators_revocation in access exclusive mode");
            }
            assertSaid("snapshot.failing", "the revoked keys");
            thief.rollback();
        }

        assertOver("snapshot.failing");
    }

    @Test
    void aSnapshotThatBreaksIsNamed() {
        breakable.failure = Optional.of(new IllegalStateException("a defect"));

        assertSaid("snapshot.failing", "what a test breaks");
        breakable.failure = Optional.empty();

        assertOver("snapshot.failing");
    }

    @Test
    void aRowForgedElsewhereIsFoundAlthoughATableIsMissing() {
        intruder.runs("alter table people_ward rename to people_ward_away");
        intruder.runs("insert into people_site (id, name, time_zone, mac) values ('forged', 'x', 'UTC', '')");
        try {
            assertSaid("row.forged", "people_site forged");
        } finally {
            intruder.runs("delete from people_site where id = 'forged'");
            intruder.runs("alter table people_ward_away rename to people_ward");
        }

        assertOver("row.forged");
    }

    private void assertSaid(String code, String about) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(alerts.standing()).anySatisfy(alert -> {
                    assertThat(alert.code()).isEqualTo(code);
                    assertThat(alert.arguments().toString()).contains(about);
                }));
    }

    private void assertOver(String code) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(alerts.standing())
                        .extracting(StandingAlert::code)
                        .doesNotContain(code));
    }

    static final class Breakable implements Snapshot {

        volatile Optional<RuntimeException> failure = Optional.empty();

        @Override
        public String name() {
            return "what a test breaks";
        }

        @Override
        public void lookAgain() {
            failure.ifPresent(thrown -> {
                throw thrown;
            });
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        Breakable breakable() {
            return new Breakable();
        }
    }
}
