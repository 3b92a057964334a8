package io.threekey.server;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in one sentence why a node cannot start on its database, and in another what to do. */
class UnfitDatabase implements FailureAnalyzer {

    /** PostgreSQL's invalid_catalog_name, since its sentence comes in the language of its host. */
    private static final String NO_SUCH_DATABASE = "3D000";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> inWords(cause).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<FailureAnalysis> inWords(Throwable cause) {
        var message = String.valueOf(cause.getMessage());
        if (cause instanceof FlywayValidateException) {
            return said(
                    "The database is newer than this Threekey, or its migrations were altered.",
                    "Start the Threekey that used it last, or restore the database of this one.",
                    cause);
        }
        if (message.contains("No space left on device")) {
            return said("The disk is full.", "Free some space and start again; nothing acknowledged is lost.", cause);
        }
        if (cause instanceof ConnectException) {
            return said(
                    "The database does not answer.",
                    "Start it, or correct THREEKEY_DATABASE_URL; unset, Threekey brings its own.",
                    cause);
        }
        if (cause instanceof SQLException refusal && NO_SUCH_DATABASE.equals(refusal.getSQLState())) {
            return said(
                    "The database server answers, and the database that THREEKEY_DATABASE_URL names is not on it.",
                    "Create it, owned by the user that Threekey signs in as, or correct THREEKEY_DATABASE_URL.",
                    cause);
        }
        if (message.startsWith(EmbeddedDatabase.DOES_NOT_START)) {
            return said(
                    message + ".",
                    "Its own log is in that folder; another node may use it, or it is of another version.",
                    cause);
        }
        return Optional.empty();
    }

    private static Optional<FailureAnalysis> said(String what, String next, Throwable cause) {
        return Optional.of(new FailureAnalysis(what, next, cause));
    }
}
