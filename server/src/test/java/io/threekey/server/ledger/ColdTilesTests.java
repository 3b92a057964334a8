package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Intruder;
import io.threekey.tlog.InclusionProof;
import io.threekey.tlog.TileAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Five full tiles and a bit more: the three oldest are cold. */
class ColdTilesTests {

    static final int COLD = 3;
    static final int FULL = 5;

    Node node;

    @BeforeEach
    void start() {
        node = Node.onFreshDatabase();
        grows(FULL * 256 + 10);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    void grows(int entries) {
        node.inTransaction(() -> {
            for (var i = 0; i < entries; i++) {
                node.get(Ledger.class).append(Node.TAPPED, "badge-" + i, Node.tap("badge-" + i));
            }
            return entries;
        });
        while (node.steps() > 0) {
            Thread.onSpinWait();
        }
    }

    void moves() {
        node.get(ColdTiles.class).moveSome();
    }

    List<Long> rows() {
        return rowsOf(node);
    }

    static List<Long> rowsOf(Node node) {
        return node.jdbc()
                .query(
                        "SELECT index FROM ledger_tile WHERE level = 0 ORDER BY index",
                        (row, number) -> row.getLong("index"));
    }

    Optional<byte[]> served(Node node, int index) {
        return node.get(PublishedTree.class).tile(new TileAddress(0, index, 256));
    }

    void everyTileProvesItsLeaves(Node node) {
        var head =
                node.get(VerifiedHead.class).latest().orElseThrow().checkpoint().head();
        for (var index = 1L; index < head.size(); index += 250) {
            var entry = node.get(EntryTable.class).at(index).orElseThrow();
            assertThat(InclusionProof.prove(node.get(LedgerTiles.class), entry.index(), head.size())
                            .verify(entry.leafHash(), head))
                    .as("entry " + entry.index())
                    .isTrue();
        }
    }

    void walksAround(Node node) {
        for (var slice = 0; slice < 2; slice++) {
            node.get(IntegrityWalk.class).nextSlice();
        }
    }

    static void flipsAByteOf(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            bytes[4000] ^= 1;
            Files.write(file, bytes);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static LedgerAlarm altered(Path file) {
        return new LedgerAlarm("ledger.tile-altered", List.of(file.toString()));
    }

    @Nested
    class Moving {

        @Test
        void takesTheColdOnesOutOfTheTableAndNoOthers() {
            var before = served(node, 1).orElseThrow();

            moves();

            assertThat(rows()).containsExactly(3L, 4L, 5L);
            assertThat(node.tileFile(0)).exists();
            assertThat(node.tileFile(1)).hasBinaryContent(before);
            assertThat(node.tileFile(COLD)).doesNotExist();
            assertThat(served(node, 1))
                    .hasValueSatisfying(now -> assertThat(now).isEqualTo(before));
            everyTileProvesItsLeaves(node);
            walksAround(node);
            assertThat(node.alarms).isEmpty();
        }

        @Test
        void servesAColdTileAtEveryWidthItEverHad() {
            var full = served(node, 0).orElseThrow();
            moves();

            assertThat(node.get(PublishedTree.class).tile(new TileAddress(0, 0, 17)))
                    .hasValueSatisfying(
                            narrow -> assertThat(full).startsWith(narrow).hasSizeGreaterThan(narrow.length));
        }

        @Test
        void goesOnAsTheLedgerGrowsAndAfterAStart() {
            moves();
            node = node.restarted();
            grows(256);
            moves();

            assertThat(rows()).containsExactly(4L, 5L, 6L);
            assertThat(node.tileFile(COLD)).exists();
            everyTileProvesItsLeaves(node);
            assertThat(node.alarms).isEmpty();
        }

        @Test
        void leavesTheRowsWhereThereIsNoRoomAndSaysSoOnce() throws IOException {
            var tiles = node.tiles();
            Files.writeString(tiles, "a disk that takes nothing");

            moves();
            moves();

            assertThat(rows()).hasSize(FULL + 1);
            assertThat(node.alarms)
                    .hasSize(1)
                    .first()
                    .isInstanceOfSatisfying(
                            LedgerAlarm.class, alarm -> assertThat(alarm.code()).isEqualTo("ledger.tiles-stay"));
            everyTileProvesItsLeaves(node);

            Files.delete(tiles);
            moves();
            assertThat(rows()).hasSize(FULL + 1 - COLD);
            assertThat(node.alarms).last().isEqualTo(new LedgerAllClear("ledger.tiles-stay"));
        }

        @Test
        void leavesOneThatCannotBeWrittenAndMovesThoseBeforeIt() throws IOException {
            Files.createDirectories(node.tileFile(1).resolve("somebody's folder"));

            moves();

            assertThat(rows()).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(node.alarms).hasSize(1);
            everyTileProvesItsLeaves(node);
        }

        @Test
        void neverMovesARowThatIsNotWhatTheTreeSays() {
            new Intruder(node.database)
                    .runs("UPDATE ledger_tile SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)"
                            + " WHERE level = 0 AND index = 1");

            moves();

            assertThat(served(node, 0)).isPresent();
            walksAround(node);
            assertThat(node.alarms).contains(new LedgerAlarm("ledger.altered", List.of("256")));
        }
    }

    @Nested
    class DyingInBetween {

        @Test
        void afterTheFileAndBeforeTheMemoryCostsOneMoreLook() throws IOException {
            Files.createDirectories(node.tileFile(0).getParent());
            Files.write(node.tileFile(0), served(node, 0).orElseThrow());

            node = node.restarted();
            node.steps();
            moves();

            assertThat(rows()).containsExactly(3L, 4L, 5L);
            everyTileProvesItsLeaves(node);
        }

        @Test
        void afterTheMemoryAndBeforeTheRowsWentLeavesBothAndLaterOne() {
            var intruder = new Intruder(node.database);
            intruder.runs("CREATE TABLE kept_tile AS TABLE ledger_tile");
            moves();
            intruder.runs("INSERT INTO ledger_tile SELECT * FROM kept_tile WHERE level = 0 AND index < 3");

            node = node.restarted();
            node.steps();
            everyTileProvesItsLeaves(node);
            grows(256);
            moves();

            assertThat(rows()).containsExactly(4L, 5L, 6L);
            assertThat(node.alarms).isEmpty();
        }

        @Test
        void inTheMiddleOfAFileLeavesNothingThatIsRead() throws IOException {
            var unfinished = begun("000.half.part", Duration.ofHours(2));
            var onItsWay = begun("001.half.part", Duration.ofMinutes(1));

            moves();

            assertThat(unfinished).doesNotExist();
            assertThat(onItsWay).as("perhaps another node's").exists();
            assertThat(rows()).hasSize(FULL + 1 - COLD);
            everyTileProvesItsLeaves(node);
        }
    }

    Path begun(String name, Duration ago) throws IOException {
        var unfinished = node.tileFile(0).resolveSibling(name);
        Files.createDirectories(unfinished.getParent());
        Files.write(unfinished, new byte[100]);
        return Files.setLastModifiedTime(
                unfinished, FileTime.from(node.clock.instant().minus(ago)));
    }

    @Nested
    class AFile {

        @Test
        void thatWasAlteredIsNeverServedAndIsWrittenAnew() {
            var genuine = served(node, 1).orElseThrow();
            moves();
            flipsAByteOf(node.tileFile(1));

            assertThat(served(node, 1))
                    .hasValueSatisfying(now -> assertThat(now).isEqualTo(genuine));

            assertThat(node.alarms).containsExactly(altered(node.tileFile(1)));
            assertThat(node.tileFile(1)).hasBinaryContent(genuine);
            walksAround(node);
            assertThat(node.alarms)
                    .containsExactly(altered(node.tileFile(1)), new LedgerAllClear("ledger.tile-altered"));
        }

        @Test
        void thatIsGoneIsAnAlarmAlsoAfterAStart() throws IOException {
            moves();
            node = node.restarted();
            node.steps();
            moves();
            Files.delete(node.tileFile(2));

            walksAround(node);

            assertThat(node.alarms).first().isEqualTo(altered(node.tileFile(2)));
            assertThat(node.tileFile(2)).exists();
            everyTileProvesItsLeaves(node);
        }

        @Test
        void ofAnotherTileIsNotTaken() throws IOException {
            var genuine = served(node, 1).orElseThrow();
            moves();
            Files.copy(node.tileFile(0), node.tileFile(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            assertThat(served(node, 1))
                    .hasValueSatisfying(now -> assertThat(now).isEqualTo(genuine));
            assertThat(node.alarms).containsExactly(altered(node.tileFile(1)));
        }

        @Test
        void thatWasCutOffIsNotTaken() throws IOException {
            moves();
            Files.write(node.tileFile(1), new byte[31]);

            assertThat(served(node, 1)).isPresent();
            assertThat(node.alarms).containsExactly(altered(node.tileFile(1)));
        }

        @Test
        void andTheEntriesBehindItTogetherAreNothing() {
            moves();
            flipsAByteOf(node.tileFile(1));
            new Intruder(node.database)
                    .runs("UPDATE ledger_entry SET leaf = set_byte(leaf, 3, get_byte(leaf, 3) # 1) WHERE index = 300");

            assertThat(served(node, 1)).isEmpty();
        }

        @Test
        void ofANodeThatNeverWroteOneIsMadeFromTheEntries() {
            moves();
            try (var other = node.andAnother()) {
                other.steps();
                everyTileProvesItsLeaves(other);
                other.get(ColdTiles.class).moveSome();

                assertThat(other.tileFile(0)).exists();
                assertThat(other.tileFile(2)).exists();
                assertThat(other.alarms).isEmpty();
            }
        }

        @Test
        void isNotMissedByANodeThatSleptMeanwhile() {
            try (var sleeper = node.andAnother()) {
                sleeper.steps();
                grows(FULL * 256);
                moves();
                moves();
                var awake = sleeper.restarted();

                assertThat(awake.steps()).isZero();
                assertThat(awake.alarms).isEmpty();
                everyTileProvesItsLeaves(awake);
                awake.close();
            }
        }
    }

    @Test
    void anExportOfTheDatabaseAloneHasEveryTile() throws Exception {
        var before = served(node, 0).orElseThrow();
        moves();

        var tiles = new TilesOfTheDatabase(node.get(TileTable.class), node.get(EntryTable.class));

        assertThat(tiles.read(new TileAddress(0, 0, 256)))
                .hasValueSatisfying(now -> assertThat(now).isEqualTo(before));
        assertThat(tiles.read(new TileAddress(1, 7, 256))).isEmpty();
    }

    @Test
    void aNodeThatIsBehindTakesWhatAnotherMovedForMoved() {
        try (var behind = node.andAnother()) {
            behind.steps();
            grows(2 * 256);
            moves();
            assertThat(rows()).containsExactly(5L, 6L, 7L);

            everyTileProvesItsLeaves(behind);
            walksAround(behind);

            assertThat(behind.alarms).isEmpty();
        }
    }

    @Test
    void aNodeThatFellBehindByMoreThanIsKeptWarmBlamesNoFileOfItsOwn() {
        try (var behind = node.andAnother()) {
            behind.steps();
            behind.get(ColdTiles.class).moveSome();
            grows(4 * 256);
            moves();
            assertThat(rows()).doesNotContain(5L);

            everyTileProvesItsLeaves(behind);

            assertThat(behind.alarms).isEmpty();
        }
    }

    @Test
    void aWarmTileThatIsGoneIsStillAnAlteredLedger() {
        new Intruder(node.database).runs("DELETE FROM ledger_tile WHERE level = 0 AND index = 4");

        walksAround(node);

        assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.altered", List.of("1024")));
    }
}
