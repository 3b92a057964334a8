package io.threekey.server;

import io.threekey.server.keys.HomeLock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which PostgreSQL this node uses: the one that {@code THREEKEY_DATABASE_URL} names, else the one in its home. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    /** The lock first: this start ends an orphaned PostgreSQL in the home, which must not be a living server's. */
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "threekey.database-url", havingValue = "embedded")
    EmbeddedDatabase embeddedDatabase(@Value("${threekey.home}") Path home, HomeLock heldFirst) {
        return EmbeddedDatabase.startedIn(home);
    }

    @Bean
    @ConditionalOnProperty(name = "threekey.database-url", havingValue = "embedded")
    JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
        return new Named(database.url(), "postgres", "");
    }

    @Bean
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    JdbcConnectionDetails namedConnection(
            @Value("${threekey.database-url}") String url,
            @Value("${threekey.database-user:}") String user,
            @Value("${threekey.database-password:}") String password) {
        return new Named(url, user, password);
    }

    private record Named(String url, String user, String secret) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public @Nullable String getUsername() {
            return user.isEmpty() ? null : user;
        }

        @Override
        public @Nullable String getPassword() {
            return secret.isEmpty() ? null : secret;
        }

        @Override
        public String toString() {
            return url;
        }
    }
}
