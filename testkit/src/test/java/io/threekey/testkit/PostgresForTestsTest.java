package io.threekey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresForTestsTest {

    @Nested
    class TheServer {

        @Test
        void isPostgres18() throws SQLException {
            assertThat(single(PostgresForTests.emptyDatabase(), "SHOW server_version"))
                    .startsWith("18");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
        void isDurable(String setting) throws SQLException {
            assertThat(single(PostgresForTests.emptyDatabase(), "SHOW " + setting))
                    .isEqualTo("on");
        }
    }

    @Nested
    class ATemplate {

        private final AtomicInteger migrations = new AtomicInteger();

        private DatabaseTemplate wards() {
            return DatabaseTemplate.migratedBy("wards", source -> {
                migrations.incrementAndGet();
                run(source, "CREATE TABLE ward(name text)", "INSERT INTO ward VALUES ('ED')");
            });
        }

        @Test
        void isMigratedOnceAndClonedOften() throws SQLException {
            var first = wards().fresh();
            var second = wards().fresh();
            run(first.dataSource(), "DELETE FROM ward");

            assertThat(migrations).hasValueLessThanOrEqualTo(1);
            assertThat(single(first, "SELECT count(*) FROM ward")).isEqualTo("0");
            assertThat(single(second, "SELECT count(*) FROM ward")).isEqualTo("1");
        }

        @Test
        void givesDatabasesThatCanBeRolledBackToAnEarlierCopy() throws SQLException {
            var database = wards().fresh();
            var yesterday = database.copy();
            run(database.dataSource(), "INSERT INTO ward VALUES ('ICU')");

            database.becomeAgain(yesterday);

            assertThat(single(database, "SELECT count(*) FROM ward")).isEqualTo("1");
            assertThat(single(yesterday, "SELECT count(*) FROM ward")).isEqualTo("1");
        }
    }

    private static void run(DataSource source, String... statements) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String single(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
