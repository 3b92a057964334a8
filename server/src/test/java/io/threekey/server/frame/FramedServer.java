package io.threekey.server.frame;

import gg.jte.TemplateEngine;
import io.threekey.server.access.Caller;
import io.threekey.server.access.CallerAuthenticator;
import io.threekey.server.access.Permission;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Only `access` and `frame`, with a gallery of all components. Who calls is said by the parameter {@code as}. */
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@ComponentScan({"io.threekey.server.access", "io.threekey.server.frame"})
@ConfigurationPropertiesScan("io.threekey.server.access")
@Import(Gallery.class)
class FramedServer {

    static final Instant SEVEN_IN_THE_MORNING = Instant.parse("2026-11-22T07:00:00Z");

    /** Shows the gallery at http://id.localhost:8099/gallery?as=owner. */
    public static void main(String[] arguments) {
        SpringApplication.run(FramedServer.class, "--server.port=8099");
    }

    @Bean
    @Primary
    TemplateEngine galleryTemplates() {
        return GalleryTemplates.engine();
    }

    @Bean
    CallerAuthenticator asAsked() {
        return request -> switch (Optional.ofNullable(request.getParameter("as"))
                .orElse("")) {
            case "owner" ->
                new Caller.SignedIn(
                        "p-okafor", "Ngozi Okafor", "s-1", Set.of(Permission.SIGNED_IN, Permission.SEAT_HOLDER));
            case "nurse" -> new Caller.SignedIn("p-lind", "Maja Lind", "s-2", Set.of(Permission.SIGNED_IN));
            case "out-of-reach" -> throw new CannotGetJdbcConnectionException("no connection is to be had");
            case "broken" -> throw new IllegalStateException("nobody knows who calls");
            default -> new Caller.Anonymous();
        };
    }

    @Bean
    RandomGenerator randomness() {
        return new SecureRandom();
    }

    @Bean
    AlertSource alerts() {
        return () -> List.of(new StandingAlert("gallery.shown", List.of("Ward 7"), SEVEN_IN_THE_MORNING));
    }

    @Bean
    NavigationEntry decisions() {
        return new NavigationEntry(10, "/gallery", "gallery.nav.decisions", "inbox", Permission.SEAT_HOLDER);
    }

    @Bean
    NavigationEntry policies() {
        return new NavigationEntry(20, "/policies", "gallery.nav.policies", "file-certificate", Permission.SEAT_HOLDER);
    }

    @Bean
    NavigationEntry charter() {
        return new NavigationEntry(30, "/charter", "gallery.nav.charter", "sitemap", Permission.SEAT_HOLDER);
    }

    @Bean
    NavigationEntry keys() {
        return new NavigationEntry(40, "/me/keys", "gallery.nav.keys", "key", Permission.SIGNED_IN);
    }
}
