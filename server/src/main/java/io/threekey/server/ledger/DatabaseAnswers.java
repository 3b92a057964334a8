package io.threekey.server.ledger;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers anybody: on a connection of its own, since those of the pool may all hang on a lock that
 * somebody holds, or on one of the pool, since somebody may let in no new ones. Silence on both is needed to believe it.
 */
@Component
class DatabaseAnswers {

    private static final String SECONDS = "3";

    private final JdbcConnectionDetails database;
    private final DataSource pool;

    DatabaseAnswers(JdbcConnectionDetails database, DataSource pool) {
        this.database = database;
        this.pool = pool;
    }

    boolean answers() {
        return answersNewcomers() || answersThePool();
    }

    private boolean answersThePool() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(Integer.parseInt(SECONDS));
        } catch (SQLException away) {
            return false;
        }
    }

    private boolean answersNewcomers() {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), properties());
                var statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException away) {
            return false;
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        var user = database.getUsername();
        var password = database.getPassword();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }
}
