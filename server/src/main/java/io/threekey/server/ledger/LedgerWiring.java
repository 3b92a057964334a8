package io.threekey.server.ledger;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerWiring {

    @Bean
    CommitGuard transactionManager(DataSource dataSource, Outstanding outstanding) {
        return new CommitGuard(dataSource, outstanding);
    }

    /** Migrations change tables without an entry, so they have a connection of their own, beside the guarded pool. */
    @Bean
    FlywayConnectionDetails migrations(JdbcConnectionDetails database) {
        return new Migrations(database);
    }

    private record Migrations(JdbcConnectionDetails database) implements FlywayConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return database.getJdbcUrl();
        }

        @Override
        public @Nullable String getUsername() {
            return database.getUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return database.getPassword();
        }
    }
}
