package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.Json;
import io.threekey.evidence.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerSearchTests {

    private static final int ENTRIES = 3_300;
    private static final Reference ANNE = person(0);

    static Node node;
    static List<LedgerEntry> everything;

    @BeforeAll
    static void happens() {
        node = Node.onFreshDatabase();
        var random = new Random(5);
        for (var day = 0; day < 11; day++) {
            node.clock.advance(Duration.ofHours(1));
            node.inTransaction(() -> {
                IntStream.range(0, ENTRIES / 11).forEach(number -> something(random));
                return true;
            });
            node.steps();
        }
        everything = Stream.of(Node.TAPPED, Node.MOVED)
                .flatMap(type -> node.get(Ledger.class).entriesOf(type).stream())
                .toList();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static void something(Random random) {
        var ledger = node.get(Ledger.class);
        if (random.nextInt(3) == 0) {
            ledger.append(Node.TAPPED, "a badge", Node.tap(name(random.nextInt(40))));
            return;
        }
        var moved = Json.object().put("who", name(random.nextInt(40)));
        if (random.nextBoolean()) {
            moved.put("by", name(random.nextInt(5)));
        }
        if (random.nextBoolean()) {
            moved.put("site", "site:s" + random.nextInt(3));
        }
        if (random.nextInt(50) == 0) {
            moved.put("decision", "d" + random.nextInt(4));
        }
        ledger.append(Node.MOVED, "a move", moved.build());
    }

    private static String name(int number) {
        return "p" + number;
    }

    private static Reference person(int number) {
        return Reference.to(new PersonId(name(number)));
    }

    private static LedgerSearch search() {
        return node.get(LedgerSearch.class);
    }

    /** As slowly and as simply as can be. */
    private static List<Long> oracle(Search search) {
        return everything.stream()
                .filter(entry -> meets(search, entry))
                .map(entry -> entry.index().orElseThrow())
                .filter(index ->
                        search.before().isEmpty() || index < search.before().getAsLong())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static boolean meets(Search search, LedgerEntry entry) {
        var type = entry.type().equals(Node.TAPPED.name()) ? Node.TAPPED : Node.MOVED;
        var references = type.references(entry.subject(), entry.payload());
        return (search.types().isEmpty() || search.types().contains(type.name()))
                && search.about().stream().allMatch(line -> line.stream().anyMatch(references::contains))
                && search.from().stream().noneMatch(entry.at()::isBefore)
                && search.until().stream().allMatch(entry.at()::isBefore);
    }

    private static List<Long> indexes(Search.Found found) {
        return found.newest().stream().map(entry -> entry.index().orElseThrow()).toList();
    }

    /** Going on until there is nothing more to look through. */
    private static List<Long> all(Search search, LedgerSearch.Measure measure) {
        var all = new ArrayList<Long>();
        var next = OptionalLong.of(Long.MAX_VALUE);
        while (next.isPresent()) {
            var found = search().find(search.before(next.getAsLong()), measure);
            all.addAll(indexes(found));
            assertThat(found.next().orElse(-1)).isLessThan(next.getAsLong());
            next = found.next();
        }
        return all;
    }

    private static Search someSearch(Random random) {
        var search = Search.forAll(1 + random.nextInt(40));
        if (random.nextBoolean()) {
            search = search.about(Set.of(person(random.nextInt(45))));
        }
        if (random.nextInt(3) == 0) {
            search = search.about(Set.of(person(random.nextInt(5)), person(5 + random.nextInt(40))));
        }
        if (random.nextInt(3) == 0) {
            search = search.about(
                    Set.of(Reference.toSite("s" + random.nextInt(4)), Reference.toWard("w" + random.nextInt(2))));
        }
        if (random.nextInt(8) == 0) {
            search = search.about(Set.of(Reference.to(new ProposalId("d" + random.nextInt(5)))));
        }
        if (random.nextInt(3) == 0) {
            search = search.ofTypes(
                    random.nextBoolean() ? Set.of("test.moved") : Set.of("test.tapped", "installation.founded"));
        }
        if (random.nextInt(3) == 0) {
            search = search.from(someTime(random));
        }
        if (random.nextInt(3) == 0) {
            search = search.until(someTime(random));
        }
        return random.nextInt(4) == 0 ? search.before(random.nextInt(ENTRIES + 100)) : search;
    }

    private static Instant someTime(Random random) {
        return Instant.parse("2026-11-22T08:30:00Z").plus(Duration.ofMinutes(30L * random.nextInt(24)));
    }

    private static void notedUntil(long index) {
        node.inTransactionNamed(CommitExemption.REFERENCES.transaction(), () -> {
            node.jdbc().update("TRUNCATE ledger_reference");
            return node.jdbc().update("UPDATE ledger_referenced SET until = 0");
        });
        while (node.get(ReferenceTable.class).until() < index) {
            node.get(ReferenceFollower.class).step();
        }
    }

    @Nested
    class ASearch {

        @ParameterizedTest
        @ValueSource(longs = {0, 2_000, ENTRIES})
        void findsWhatReadingEveryEntryFinds(long until) {
            notedUntil(until);
            var random = new Random(until + 1);
            for (var time = 0; time < 60; time++) {
                var search = someSearch(random);
                assertThat(indexes(search().find(search)))
                        .as(search.toString())
                        .isEqualTo(oracle(search).stream().limit(search.most()).toList());
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 2_000, ENTRIES})
        void thatIsCutShortGoesOnWhereItEnded(long until) {
            notedUntil(until);
            var random = new Random(until + 2);
            for (var time = 0; time < 6; time++) {
                var search = someSearch(random);
                var whole = new Search(
                        search.about(), search.types(), search.from(), search.until(), OptionalLong.empty(), 30);
                assertThat(all(whole, new LedgerSearch.Measure(1_000, 1_000)))
                        .as(whole.toString())
                        .isEqualTo(oracle(whole));
            }
        }

        @Test
        void saysThatThereIsNothingMore() {
            notedUntil(ENTRIES);
            assertThat(search().find(Search.forAll(50).about(Set.of(Reference.to(new PersonId("nobody"))))))
                    .isEqualTo(new Search.Found(List.of(), OptionalLong.empty()));
        }
    }

    @Nested
    class Altering {

        private final Search annes = Search.forAll(500).about(Set.of(ANNE));

        @BeforeEach
        void noteAll() {
            notedUntil(ENTRIES);
            round();
            round();
            node.alarms.clear();
        }

        private void round() {
            for (var slice = 0; slice <= ENTRIES / ReferenceRecount.SLICE; slice++) {
                node.get(ReferenceRecount.class).nextSlice();
            }
        }

        private void by(String sql, Object... arguments) {
            node.inTransactionNamed(
                    CommitExemption.REFERENCES.transaction(), () -> node.jdbc().update(sql, arguments));
        }

        @Test
        void aNoteThatWasRemovedIsNoticedAndPutBack() {
            var newest = indexes(search().find(annes)).getFirst();
            by("DELETE FROM ledger_reference WHERE kind = 'person' AND value = 'p0' AND index = ?", newest);
            assertThat(indexes(search().find(annes))).doesNotContain(newest);

            round();

            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.search-altered", List.of("" + newest)));
            assertThat(indexes(search().find(annes)))
                    .isEqualTo(oracle(annes).stream().limit(500).toList());
            round();
            assertThat(node.alarms).last().isEqualTo(new LedgerAllClear("ledger.search-altered"));
        }

        @Test
        void aNoteThatWasAddedInventsNothingAndIsNoticedAtOnce() {
            var others = oracle(Search.forAll(1).about(Set.of(person(1)))).stream()
                    .filter(index -> !oracle(annes).contains(index))
                    .findFirst()
                    .orElseThrow();
            by("INSERT INTO ledger_reference VALUES ('person', 'p0', ?)", others);

            assertThat(indexes(search().find(annes)))
                    .isEqualTo(oracle(annes).stream().limit(500).toList());

            assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.search-altered", List.of("" + others)));
            round();
            assertThat(node.jdbc()
                            .queryForList("SELECT 1 FROM ledger_reference WHERE value = 'p0' AND index = ?", others))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UPDATE ledger_referenced SET until = 9000000000",
                    "UPDATE ledger_referenced SET until = -7",
                    "DELETE FROM ledger_referenced",
                    "DELETE FROM ledger_reference",
                    "UPDATE ledger_reference SET index = index + 1 WHERE index = 77",
                    "UPDATE ledger_reference SET value = value || 'x' WHERE index = 77"
                })
        void isPutRightInARound(String sql) {
            by(sql);
            while (node.get(ReferenceFollower.class).step()) {
                // until it is up with the tree again
            }

            round();

            assertThat(indexes(search().find(annes)))
                    .isEqualTo(oracle(annes).stream().limit(500).toList());
            round();
            round();
            node.alarms.clear();
            round();
            assertThat(node.alarms).isEmpty();
        }

        @Test
        void anEntryThatWasAlteredIsNobodysWord() {
            var newest = indexes(search().find(annes)).getFirst();
            by("UPDATE ledger_entry SET subject = subject || '!' WHERE index = ?", newest);
            try {
                assertThat(indexes(search().find(annes))).doesNotContain(newest);
                assertThat(node.alarms).containsExactly(new LedgerAlarm("ledger.altered", List.of("" + newest)));
                assertThat(search().at(newest))
                        .hasValueSatisfying(entry -> assertThat(entry.genuine()).isFalse());
            } finally {
                by("UPDATE ledger_entry SET subject = rtrim(subject, '!') WHERE index = ?", newest);
                node.get(IntegrityWalk.class).nextSlice();
            }
        }
    }

    @Test
    void whatTwoNodesNoteIsNotedOnce() {
        notedUntil(2_000);
        try (var other = node.andAnother()) {
            other.get(Sequencer.class).step();
            other.get(ReferenceFollower.class).step();
            node.get(ReferenceFollower.class).step();
            assertThat(node.get(ReferenceTable.class).until()).isEqualTo(ENTRIES);
        }
        var annes = Search.forAll(500).about(Set.of(ANNE));
        assertThat(indexes(search().find(annes)))
                .isEqualTo(oracle(annes).stream().limit(500).toList());
    }
}
