package io.threekey.demo.tour;

import io.threekey.charter.ProposalId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Somebody who can write everything in the database, and nothing else: edits a decided policy by SQL, past the server.
 * What stood there before is kept in the demo's folder, so that it can be put back after a restart too.
 */
@Component
class ReachPastEverybody {

    static final String SQL = "update governance_proposal set bytes = ? where id = ?";
    static final int FORGED_MINUTES = 480;

    private final DataSource pool;
    private final Path folder;

    ReachPastEverybody(DataSource pool, @Value("${threekey.home}") Path home) {
        this.pool = pool;
        this.folder = home.resolve("tour");
    }

    /** Has everybody stay signed in for eight hours without a touch. */
    void edit(ProposalId id) {
        try (var database = database();
                var asked = database.prepareStatement("select bytes from governance_proposal where id = ?")) {
            asked.setString(1, id.value());
            var found = asked.executeQuery();
            if (!found.next()) {
                throw new IllegalStateException("there is no row of the proposal " + id.value());
            }
            var honest = found.getBytes(1);
            keep(id, honest);
            write(database, id, forged(honest));
        } catch (SQLException failed) {
            throw new IllegalStateException("the database could not be edited", failed);
        }
    }

    void putBack() {
        kept().ifPresent(id -> {
            try (var database = database()) {
                write(database, id, Files.readAllBytes(honest()));
                Files.delete(named());
            } catch (SQLException failed) {
                throw new IllegalStateException("the database could not be mended", failed);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /** The proposal that is edited now. */
    Optional<ProposalId> kept() {
        try {
            return Files.exists(named()) ? Optional.of(new ProposalId(Files.readString(named()))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] forged(byte[] honest) {
        return new String(honest, StandardCharsets.UTF_8)
                .replaceAll("\"idleMinutes\":\\d+", "\"idleMinutes\":" + FORGED_MINUTES)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The name last: where it stands, the content does. */
    private void keep(ProposalId id, byte[] honest) {
        try {
            Files.createDirectories(folder);
            Files.write(honest(), honest);
            Files.writeString(named(), id.value());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the demo cannot keep what it is about to edit", unwritable);
        }
    }

    private static void write(Connection database, ProposalId id, byte[] bytes) throws SQLException {
        try (var edit = database.prepareStatement(SQL)) {
            edit.setBytes(1, bytes);
            edit.setString(2, id.value());
            edit.executeUpdate();
        }
    }

    private Connection database() throws SQLException {
        var address = pool.unwrap(com.zaxxer.hikari.HikariDataSource.class);
        return DriverManager.getConnection(address.getJdbcUrl(), address.getUsername(), address.getPassword());
    }

    private Path honest() {
        return folder.resolve("before-the-edit");
    }

    private Path named() {
        return folder.resolve("edited-proposal");
    }
}
