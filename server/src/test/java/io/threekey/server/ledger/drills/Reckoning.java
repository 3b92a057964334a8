package io.threekey.server.ledger.drills;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.evidence.Leaf;
import io.threekey.server.ledger.drills.NodeProcess.Word;
import io.threekey.tlog.ConsistencyProof;
import io.threekey.tlog.Hash;
import io.threekey.tlog.InclusionProof;
import io.threekey.tlog.MerkleHash;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import io.threekey.tlog.Tree;
import io.threekey.tlog.TreeHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the ledger holds, read once and in order, beside what its writers were told. The tree is grown from the leaves
 * that were read, so that a signed checkpoint is believed in nothing.
 */
final class Reckoning {

    private static final int PAGE = 5_000;
    private static final int PROVED = 5;

    private record Writer(String life, long number) {}

    /** A transaction of a writer, as far as it was read. */
    private record Transaction(long number, long parts, long of) {}

    private record Row(int index, String type, byte[] payload, byte[] salt, byte[] leaf) {}

    private final NoteVerifier log;
    private final TreeMap<Integer, SignedCheckpoint> checkpoints = new TreeMap<>();
    private final Map<Writer, Transaction> latest = new HashMap<>();
    private final Map<Writer, List<Long>> missing = new HashMap<>();
    private final Map<Writer, Long> lastWords = new HashMap<>();
    private final Map<TileAddress, byte[]> tiles = new HashMap<>();
    private final TileStore store = this::widest;
    private final List<Hash> leaves = new ArrayList<>();
    private TreeHead head = TreeHead.empty();

    Reckoning(NoteVerifier log) {
        this.log = log;
    }

    int size() {
        return leaves.size();
    }

    /** Of each size that was seen, the smallest first. */
    List<SignedCheckpoint> checkpoints() {
        return List.copyOf(checkpoints.values());
    }

    /** Reads what the newest checkpoint covers and was not read yet, and finds it in order. */
    void readOn(JdbcTemplate jdbc, RandomGenerator random) {
        var note = jdbc.queryForObject("SELECT checkpoint FROM ledger_head", String.class);
        if (note == null || note.isEmpty()) {
            return;
        }
        var signed = SignedCheckpoint.open(note.getBytes(StandardCharsets.UTF_8), log);
        var until = (int) signed.checkpoint().size();
        assertThat(until).as("a ledger never shrinks").isGreaterThanOrEqualTo(leaves.size());
        while (leaves.size() < until) {
            readPage(jdbc, until);
        }
        assertThat(signed.checkpoint().head()).isEqualTo(head);
        mustContinue(signed, random);
        checkpoints.put(until, signed);
    }

    private void mustContinue(SignedCheckpoint signed, RandomGenerator random) {
        Optional.ofNullable(checkpoints.lastEntry())
                .ifPresent(earlier -> assertThat(ConsistencyProof.prove(store, earlier.getKey(), leaves.size())
                                .verify(
                                        earlier.getValue().checkpoint().head(),
                                        signed.checkpoint().head()))
                        .as("the checkpoint of %s entries continues that of %s", leaves.size(), earlier.getKey())
                        .isTrue());
        for (var proof = 0; proof < PROVED; proof++) {
            var index = random.nextInt(leaves.size());
            assertThat(InclusionProof.prove(store, index, leaves.size())
                            .verify(leaves.get(index), signed.checkpoint().head()))
                    .isTrue();
        }
    }

    /** First read and then understood: a database that goes away meanwhile is asked again. */
    private void readPage(JdbcTemplate jdbc, int until) {
        var rows = jdbc.query(
                "SELECT index, type, payload, salt, leaf FROM ledger_entry WHERE index >= ? AND index < ? ORDER BY index",
                (row, number) -> new Row(
                        row.getInt("index"),
                        row.getString("type"),
                        row.getBytes("payload"),
                        row.getBytes("salt"),
                        row.getBytes("leaf")),
                leaves.size(),
                Math.min(until, leaves.size() + PAGE));
        assertThat(rows).as("entries from %s on", leaves.size()).isNotEmpty();
        var page = new ArrayList<Hash>();
        for (var row : rows) {
            page.add(understood(row, leaves.size() + page.size()));
        }
        var grown = Tree.append(head, store, page);
        tiles.putAll(grown.tiles());
        head = grown.head();
        leaves.addAll(page);
    }

    private Hash understood(Row row, int expected) {
        assertThat(row.index()).as("indices are dense").isEqualTo(expected);
        assertThat(Leaf.parse(row.leaf()).commitsTo(row.salt(), row.payload())).isTrue();
        if (row.type().equals(WritingNode.WRITTEN.name())) {
            take(Fields.of((JsonObject) JsonReader.read(row.payload()), "payload"), expected);
        }
        return MerkleHash.leaf(row.leaf());
    }

    /** After each other, each whole, none twice: a number that was passed over never comes. */
    private void take(Fields written, int index) {
        var writer = new Writer(written.text("node"), written.integer("writer"));
        var now = new Transaction(written.integer("number"), written.integer("part"), written.integer("parts"));
        var before = latest.getOrDefault(writer, new Transaction(0, 0, 0));
        if (now.parts() == 1) {
            assertThat(before.parts())
                    .as("the whole of %s before entry %s", before, index)
                    .isEqualTo(before.of());
            assertThat(now.number()).as("%s at entry %s", writer, index).isGreaterThan(before.number());
            for (var passed = before.number() + 1; passed < now.number(); passed++) {
                missing.computeIfAbsent(writer, any -> new ArrayList<>()).add(passed);
            }
        } else {
            assertThat(now)
                    .as("%s at entry %s", writer, index)
                    .isEqualTo(new Transaction(before.number(), before.parts() + 1, before.of()));
        }
        mustNotBeUnheardOf(writer, now.number());
        latest.put(writer, now);
    }

    private void mustNotBeUnheardOf(Writer writer, long number) {
        assertThat(number)
                .as("what %s wrote, who was killed", writer)
                .isLessThanOrEqualTo(lastWords.getOrDefault(writer, Long.MAX_VALUE - 1) + 1);
    }

    /** Whether all of what was acknowledged stands here by now. */
    boolean holds(String life, Map<Integer, Map<Integer, Word>> words) {
        return words.entrySet().stream().allMatch(writer -> {
            var here = new Writer(life, writer.getKey());
            var last = latest.getOrDefault(here, new Transaction(0, 0, 0));
            var complete = last.parts() == last.of() ? last.number() : last.number() - 1;
            return writer.getValue().entrySet().stream()
                    .filter(said -> said.getValue() == Word.ACKNOWLEDGED)
                    .allMatch(said -> said.getKey() <= complete);
        });
    }

    /**
     * What was passed over was never acknowledged.
     *
     * @param ended from now on nothing but its last transaction, of which it could not speak any more, may come unheard of
     */
    void mustAgreeWith(String life, Map<Integer, Map<Integer, Word>> words, boolean ended) {
        words.forEach((number, said) -> {
            var writer = new Writer(life, number);
            assertThat(missing.getOrDefault(writer, List.of()))
                    .as("passed over of %s", writer)
                    .allSatisfy(
                            passed -> assertThat(said.get(passed.intValue())).isEqualTo(Word.UNSURE));
            if (ended) {
                lastWords.put(
                        writer,
                        said.keySet().stream()
                                .mapToLong(Integer::longValue)
                                .max()
                                .orElse(0));
                mustNotBeUnheardOf(
                        writer,
                        latest.getOrDefault(writer, new Transaction(0, 0, 0)).number());
            }
        });
    }

    private Optional<byte[]> widest(TileAddress address) {
        return Optional.ofNullable(tiles.get(address))
                .or(() -> Optional.ofNullable(tiles.get(address.grownTo(leaves.size()))));
    }
}
