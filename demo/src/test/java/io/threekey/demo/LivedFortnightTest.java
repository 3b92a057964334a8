package io.threekey.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threekey.server.ThreekeyServer;
import io.threekey.testkit.OldestPostgres;
import io.threekey.testkit.PostgresForTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two weeks of a small staff, on the oldest PostgreSQL that a hospital may bring. */
@SpringBootTest(
        classes = {ThreekeyServer.class, DemoWiring.class, WhatTheServerHolds.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "threekey.id-origin=http://id.localhost:8080",
            "threekey.seal-origin=http://seal.localhost:8080",
            "threekey.demo.days=14",
            "threekey.demo.lived-until=2026-11-23T02:00:00Z",
            "threekey.demo.staff-percent=4"
        })
class LivedFortnightTest extends LivedDays {

    private static Optional<String> oldest = Optional.empty();

    @DynamicPropertySource
    static void onTheOldest(DynamicPropertyRegistry registry) throws IOException {
        oldest = OldestPostgres.emptyDatabase(Path.of("target/oldest-postgres/binaries.jar"));
        var url = oldest.orElseGet(() -> PostgresForTests.emptyDatabase().url());
        registry.add("threekey.database-url", () -> url);
        registry.add("threekey.database-user", () -> oldest.isPresent() ? OldestPostgres.USER : "postgres");
    }

    @Test
    void areLivedOnTheOldestPostgres() {
        assumeTrue(
                oldest.isPresent(), "There is no PostgreSQL " + OldestPostgres.VERSION + " for this kind of machine.");
        assertThat(JdbcClient.create(database)
                                .sql("show server_version_num")
                                .query(Integer.class)
                                .single()
                        / 10_000)
                .isEqualTo(OldestPostgres.VERSION);
    }
}
