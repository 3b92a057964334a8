package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.evidence.Reference;
import io.threekey.evidence.References;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What entries are found by is read anew where a release declares it otherwise, and nobody is accused of it. */
class ReferencesOfALaterReleaseTests {

    private static final int ENTRIES = 2_300;

    /** Who ordered it is declared by now; where it was to is not any more. */
    private static final EntryType MOVED = new EntryType(
            Node.MOVED.name(),
            Node.MOVED.sentenceKey(),
            References.nothing().person("who").person("ordered").decision("decision"));

    private Node earlier;
    private Node later;

    @BeforeEach
    void aReleaseIsDeployedOnARecordWithHistory() {
        earlier = Node.onFreshDatabase();
        earlier.inTransaction(() -> {
            for (var number = 0; number < ENTRIES; number++) {
                earlier.get(Ledger.class)
                        .append(
                                Node.MOVED,
                                "a move",
                                Json.object()
                                        .put("who", "anne")
                                        .put("ordered", number % 100 == 0 ? "olga" : "otto")
                                        .put("site", "site:north")
                                        .build());
            }
            return true;
        });
        earlier.steps();
        notesAll(earlier);
        later = earlier.andOneWith(Node.TAPPED, MOVED, Node.FOUNDED);
        later.steps();
    }

    @AfterEach
    void stop() {
        later.close();
        earlier.close();
    }

    private static void notesAll(Node node) {
        while (node.get(ReferenceFollower.class).step()) {
            // until it is up with the tree
        }
        node.get(ReferenceFollower.class).step();
    }

    private static void recounts(Node node) {
        for (var slice = 0; slice <= 2 * ENTRIES / ReferenceRecount.SLICE; slice++) {
            node.get(ReferenceRecount.class).nextSlice();
        }
    }

    private static int found(Node node, Reference reference) {
        var search = node.get(LedgerSearch.class);
        return search.find(Search.forAll(500).about(Set.of(reference))).newest().size();
    }

    private static Reference person(String id) {
        return Reference.to(new PersonId(id));
    }

    private int notes(String value) {
        return earlier.jdbc()
                .queryForList("SELECT index FROM ledger_reference WHERE value = ?", value)
                .size();
    }

    @Test
    void accusesNobodyBeforeItHasNotedThemItself() {
        recounts(later);
        assertThat(found(later, person("olga"))).isEqualTo(ENTRIES / 100);
        assertThat(found(later, Reference.toSite("north"))).isZero();
        assertThat(later.alarms).isEmpty();
        assertThat(notes("site:north")).isEqualTo(ENTRIES);
    }

    @Test
    void notesThemAnewAndThenFindsByIt() {
        notesAll(later);
        recounts(later);

        assertThat(notes("olga")).isEqualTo(ENTRIES / 100);
        assertThat(notes("site:north")).isZero();
        assertThat(notes("anne")).isEqualTo(ENTRIES);
        assertThat(later.get(ReferenceTable.class).until()).isEqualTo(ENTRIES);
        assertThat(found(later, person("olga"))).isEqualTo(ENTRIES / 100);
        assertThat(later.alarms).isEmpty();
    }

    @Test
    void doesNotLetTheEarlierReleaseBesideItAccuseAnybodyEither() {
        notesAll(later);

        recounts(earlier);
        assertThat(found(earlier, Reference.toSite("north"))).isEqualTo(500);
        assertThat(earlier.alarms).isEmpty();
    }

    @Test
    void staysAlertToWhatIsAlteredAfterwards() {
        notesAll(later);
        later.inTransactionNamed(
                CommitExemption.REFERENCES.transaction(),
                () -> later.jdbc().update("DELETE FROM ledger_reference WHERE value = 'olga' AND index = 200"));

        recounts(later);

        assertThat(later.alarms).first().isEqualTo(new LedgerAlarm("ledger.search-altered", List.of("200")));
        assertThat(notes("olga")).isEqualTo(ENTRIES / 100);
    }
}
