package io.threekey.server.ledger;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers anybody. Asked on a connection of its own: those of the pool may all hang on a lock that
 * somebody holds.
 */
@Component
class DatabaseAnswers {

    private static final String SECONDS = "3";

    private final JdbcConnectionDetails database;

    DatabaseAnswers(JdbcConnectionDetails database) {
        this.database = database;
    }

    boolean answers() {
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
