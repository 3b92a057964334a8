package io.threekey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.UseCase;
import io.threekey.demo.DemoFigures.Figures;
import io.threekey.demo.life.Tally;
import io.threekey.evidence.EvidenceCheck;
import io.threekey.evidence.Verdict;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.LedgerExport;
import io.threekey.testkit.PostgresForTests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the demo says of itself after the days it lived, counted again by SQL in what an auditor takes home. */
@DirtiesContext // its server writes into the folder until it ends
abstract class LivedDays {

    @TempDir
    static Path folder;

    @Autowired
    DemoFigures figures;

    @Autowired
    Tally tally;

    @Autowired
    PoliciesInForce policies;

    @Autowired
    DataSource database;

    @Autowired
    WhatTheServerHolds held;

    @DynamicPropertySource
    static void itsOwnHome(DynamicPropertyRegistry registry) {
        registry.add("threekey.home", () -> folder.resolve("home").toString());
    }

    @Test
    void whatTheDemoSaysOfItselfIsWhatSqlCountsInItsExport() throws Exception {
        var said = onceNothingWaits();
        var exported = folder.resolve("counted");
        var written = new LedgerExport(database).write(exported, new ExportAsked.Whole());
        assertThat(written.entries()).isEqualTo(said.entries());
        assertThat(recounted(exported)).isEqualTo(said);
    }

    @Test
    void whatTheDemoSaysOfItselfIsWhatTheSimulatorSawHappen() throws Exception {
        var said = onceNothingWaits();
        assertThat(said.signIns()).isEqualTo(tally.of("sign-ins")).isPositive();
        assertThat(said.refusals()).isEqualTo(tally.of("refusals")).isPositive();
        assertThat(said.decisions()).isEqualTo(tally.of("decisions")).isPositive();
        assertThat(said.keysWithdrawn()).isEqualTo(tally.of("keys lost")).isPositive();
        assertThat(said.looks()).isEqualTo(tally.of("looks"));
        assertThat(said.looksRefused()).isEqualTo(tally.of("looks refused"));
    }

    @Test
    void absencesDutiesAndIncidentsAreInTheLedgerAsTheSimulatorSawThem() throws Exception {
        onceNothingWaits();
        assertThat(recorded("absence.declared")).isEqualTo(tally.of("absences")).isPositive();
        assertThat(recorded("duty.handed-over")).isEqualTo(tally.of("duties handed over"));
        assertThat(tally.of("badges stolen")).isPositive().isLessThan(tally.of("keys lost"));
    }

    @Test
    void theSecondsOfItsPeopleAreMarkedAsSimulatedAndTheOwnersDecidedHowManyTheyMayBe() {
        var simulated = JdbcClient.create(database)
                .sql("select simulated, count(*) > 100 from timing_sign_in"
                        + " where whole_micros is not null group by simulated")
                .query((row, number) -> row.getBoolean(1) && row.getBoolean(2))
                .list();
        assertThat(simulated).containsExactly(true);
        assertThat(policies.at(Seconds.of(UseCase.SHARED_WORKSTATION)))
                .hasValueSatisfying(limits -> assertThat(limits.document()).isEqualTo(new Seconds(6, 8).document()));
    }

    private long recorded(String type) {
        return JdbcClient.create(database)
                .sql("select count(*) from ledger_entry where type = ?")
                .param(type)
                .query(Long.class)
                .single();
    }

    @Test
    void theServerHoldsNoMoreInTheEndThanItDidBefore() {
        assertThat(held.nights()).isGreaterThanOrEqualTo(13);
        assertThat(held.grown()).describedAs(held.inWords()).isEmpty();
    }

    @Test
    void anAuditorFindsThatEverythingHolds() throws Exception {
        onceNothingWaits();
        var exported = folder.resolve("verified");
        new LedgerExport(database).write(exported, new ExportAsked.Whole());
        var fingerprint = policies.chain().fingerprint();
        assertThat(EvidenceCheck.verify(exported, Optional.of(fingerprint), Optional.empty()))
                .isInstanceOf(Verdict.Holds.class);
    }

    final Figures onceNothingWaits() throws InterruptedException {
        var before = figures.now();
        while (true) {
            Thread.sleep(1_500);
            var now = figures.now();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
    }

    private static Figures recounted(Path exported) throws SQLException, IOException {
        try (var connection = PostgresForTests.emptyDatabase().dataSource().getConnection()) {
            load(exported, connection);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                            select count(*) filter (where leaf ->> 'type' = 'person.admitted')
                                    - count(*) filter (where leaf ->> 'type' = 'role.taken'),
                                count(*) filter (where leaf ->> 'type' = 'site.opened'),
                                count(*) filter (where leaf ->> 'type' = 'ward.opened'),
                                count(*) filter (where payload ->> 'format' like 'threekey-entry-let-in/%'),
                                count(*) filter (where leaf ->> 'type' = 'sign-in.refused'),
                                count(*) filter (where leaf ->> 'type' = 'decision.adopted'),
                                count(*) filter (where leaf ->> 'type' = 'authenticator.revoked'),
                                count(*) filter (where payload ? 'purpose' and payload ? 'days'),
                                count(*) filter (where leaf ->> 'type' = 'record.look-refused'),
                                count(*)
                            from exported""")) {
                row.next();
                return new Figures(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10));
            }
        }
    }

    private static void load(Path exported, Connection connection) throws SQLException, IOException {
        try (var table = connection.createStatement()) {
            table.execute("create table exported (leaf jsonb, payload jsonb)");
        }
        var leaves = leaves(exported.resolve("tile/entries"));
        var lines = lines(exported.resolve("payloads"));
        assertThat(leaves).hasSameSizeAs(lines);
        try (var insert = connection.prepareStatement(
                "insert into exported select ?::jsonb, line -> 'payload' from (select ?::jsonb as line) as one")) {
            for (var index = 0; index < lines.size(); index++) {
                insert.setString(1, leaves.get(index));
                insert.setString(2, lines.get(index));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Entry bundles of C2SP tlog-tiles: each leaf behind its length in two bytes. */
    private static List<String> leaves(Path bundles) throws IOException {
        var leaves = new ArrayList<String>();
        for (var bundle : files(bundles)) {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(bundle));
            while (bytes.hasRemaining()) {
                var leaf = new byte[Short.toUnsignedInt(bytes.getShort())];
                bytes.get(leaf);
                leaves.add(new String(leaf, StandardCharsets.UTF_8));
            }
        }
        return leaves;
    }

    private static List<String> lines(Path payloads) throws IOException {
        var lines = new ArrayList<String>();
        for (var file : files(payloads)) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
