package io.threekey.server;

import com.zaxxer.hikari.HikariDataSource;
import io.threekey.server.access.Origins;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every node has under its modules, for tests that run some of the modules and no web. */
public final class BareNode {

    private BareNode() {}

    /** @return without its modules yet: register them and refresh it */
    public static AnnotationConfigApplicationContext on(
            HikariDataSource pool, Clock clock, Map<String, Object> settings) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("node", settings));
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcConnectionDetails.class, () -> new Address(pool.getJdbcUrl()));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(RandomGenerator.class, () -> new SecureRandom());
        context.registerBean(
                Origins.class,
                () -> new Origins(URI.create("http://id.localhost:8080"), URI.create("http://seal.localhost:8080")));
        return context;
    }

    private record Address(String url) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }
}
