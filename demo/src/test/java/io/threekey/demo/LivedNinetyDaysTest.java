package io.threekey.demo;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.demo.DemoFigures.Figures;
import io.threekey.server.ThreekeyServer;
import io.threekey.testkit.PostgresForTests;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** All of the story, with as many people as the demo has. The figures go to {@code target/prove/lived-days.md}. */
@Tag("prove")
@SpringBootTest(
        classes = {ThreekeyServer.class, DemoWiring.class, WhatTheServerHolds.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "threekey.id-origin=http://id.localhost:8080",
            "threekey.seal-origin=http://seal.localhost:8080",
            "threekey.database-user=postgres",
            "threekey.demo.days=90",
            "threekey.demo.lived-until=2026-11-23T02:00:00Z",
            "threekey.demo.staff-percent=100"
        })
class LivedNinetyDaysTest extends LivedDays {

    private static final long BEGAN = System.nanoTime();

    @Autowired
    DemoKeys keys;

    @Autowired
    SeatsNow seats;

    private static Duration took = Duration.ZERO;

    @DynamicPropertySource
    static void itsOwnDatabase(DynamicPropertyRegistry registry) {
        registry.add("threekey.database-url", PostgresForTests.emptyDatabase()::url);
    }

    /** The context, and with it the hospital's days, is made before the first test. */
    @BeforeEach
    void theDaysAreOver() {
        if (took.isZero()) {
            took = Duration.ofNanos(System.nanoTime() - BEGAN);
        }
    }

    @Test
    void areNinetyOfThreeThousandPeopleAndHundredsOfThousandsOfEntries() throws Exception {
        var said = onceNothingWaits();
        var days = DAYS.between(dayOf("min"), dayOf("max"));
        write(said, days);
        assertThat(days).isEqualTo(90);
        assertThat(said.people()).isBetween(2_850L, 3_150L);
        assertThat(said.entries()).isGreaterThanOrEqualTo(450_000);
    }

    @Test
    void whoGaveASeatAwayIsNoLongerOfferedWithIt() {
        var introductions = seats.inWords(Locale.ENGLISH);
        assertThat(keys.personas().stream()
                        .filter(persona -> persona.name().equals("Tomas Keller"))
                        .map(introductions::of))
                .containsExactly("Chief nursing officer");
        assertThat(keys.find("greta-holm").map(introductions::of))
                .contains("Doctor, Operating theatres; Executive sponsor, deputy");
    }

    private LocalDate dayOf(String entry) {
        return JdbcClient.create(database)
                .sql("select " + entry + "(at) from ledger_entry")
                .query(OffsetDateTime.class)
                .single()
                .atZoneSameInstant(Roster.LAKESIDE.timeZone())
                .toLocalDate();
    }

    private void write(Figures said, long days) throws IOException {
        var folder = Files.createDirectories(Path.of("target/prove"));
        Files.writeString(folder.resolve("lived-days.md"), """
                ## The hospital that lived its days
                %,d people, %,d entries, %,d sign-ins and %d decisions in %d days.
                That took %d seconds, from an empty database to the last day; load of the machine at the end: %.1f.
                What the server held at four in the morning:
                %s

                """.formatted(
                        said.people(),
                        said.entries(),
                        said.signIns(),
                        said.decisions(),
                        days,
                        took.toSeconds(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        held.inWords()));
    }
}
