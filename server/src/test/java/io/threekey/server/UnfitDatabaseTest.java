package io.threekey.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class UnfitDatabaseTest {

    @Nested
    class ANodeThatCannotStart {

        @Test
        void saysThatItsDatabaseIsNewer() {
            var newer = new FlywayValidateException(
                    new ErrorDetails(CoreErrorCode.VALIDATE_ERROR, "unknown migration"),
                    "Detected applied migration not resolved locally");
            assertThat(said(newer))
                    .contains("The database is newer than this Threekey, or its migrations were altered.");
        }

        @Test
        void saysThatItsDiskIsFull() {
            assertThat(said(new IOException("initdb: write failed: No space left on device")))
                    .contains("The disk is full.");
        }

        @Test
        void saysThatTheNamedDatabaseDoesNotAnswer() {
            assertThat(said(new ConnectException("Connection refused"))).contains("The database does not answer.");
        }

        @Test
        void saysThatTheNamedDatabaseIsNotThere() {
            assertThat(said(new SQLException("FATAL: Datenbank »none« existiert nicht", "3D000")))
                    .contains(
                            "The database server answers, and the database that THREEKEY_DATABASE_URL names is not on it.");
        }

        @Test
        void saysNothingOfADatabaseThatRefusesForAnotherReason() {
            assertThat(said(new SQLException("FATAL: too many connections", "53300")))
                    .isEmpty();
        }

        @Test
        void saysWhereItsOwnDatabaseDoesNotStart() {
            var folder = "/srv/threekey/postgres";
            assertThat(said(new UncheckedIOException(EmbeddedDatabase.DOES_NOT_START + folder, new IOException())))
                    .contains("PostgreSQL does not start in /srv/threekey/postgres.");
        }

        @Test
        void leavesEverythingElseToOthers() {
            assertThat(said(new IllegalStateException("something else"))).isEmpty();
        }
    }

    private static Optional<String> said(Throwable cause) {
        var analysis = new UnfitDatabase().analyze(new IllegalStateException("wrapped", cause));
        return Optional.ofNullable(analysis).map(FailureAnalysis::getDescription);
    }
}
