package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Intruder;
import io.threekey.server.keys.LogKey;
import io.threekey.server.ledger.LogKeyRotation.Made;
import io.threekey.server.ledger.PinnedLogKeys.Pinned;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.NoteSigner;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A ledger with some entries, and the steps by which its key gives way to the next. */
abstract class ARotation {

    Node node;
    String first;

    @BeforeEach
    void start() {
        node = Node.onFreshDatabase();
        node.tapsTimes(5);
        node.steps();
        first = node.get(LogIdentity.class).vkey();
        node.pinned = pins(first);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    static Pinned pins(String... inForce) {
        return new Pinned(List.of(inForce), Set.of(inForce), Set.of());
    }

    /** The second alone, and nobody needs the first any more. */
    static Pinned dropped(String gone, String stays) {
        return new Pinned(List.of(stays), Set.of(gone, stays), Set.of(gone));
    }

    LogKeyRotation rotation() {
        return node.get(LogKeyRotation.class);
    }

    String made() {
        return ((Made) rotation().makeNext("person-iam")).vkey();
    }

    /** Everything until the charter pins both. */
    String overlapping() {
        var second = made();
        node.pinned = pins(first, second);
        rotation().look();
        node.steps();
        return second;
    }

    String rotated() {
        var second = overlapping();
        node.pinned = dropped(first, second);
        node.taps("after the drop");
        node.steps();
        rotation().look();
        node.steps();
        return second;
    }

    boolean isSignedBy(String vkey) {
        var note = node.get(PublishedTree.class).checkpoint().orElseThrow();
        return SignedCheckpoint.namesAny(note.getBytes(StandardCharsets.UTF_8), List.of(NoteVerifier.parse(vkey)));
    }

    List<String> kept() {
        return node.get(LogKey.class).all().stream().map(LogKey.Kept::vkey).toList();
    }

    List<String> recorded() {
        return Stream.of(LogKeyRotation.MADE, LogKeyRotation.DISCARDED, LogKeyRotation.SIGNS, LogKeyRotation.DESTROYED)
                .flatMap(type -> node.get(Ledger.class).entriesOf(type).stream())
                .map(entry -> entry.type() + " " + entry.subject())
                .toList();
    }

    void publishesNothing() {
        var before = node.get(HeadTable.class).current();
        node.taps("in vain");
        assertThat(node.steps()).isZero();
        assertThat(node.get(HeadTable.class).current()).isEqualTo(before);
    }

    /** The database's own, re-signed by somebody who has only the old key. */
    Checkpoint publishesBehindOurBack(NoteSigner thief) {
        var head = node.get(HeadTable.class).current();
        var forged = SignedCheckpoint.sign(Checkpoint.of(thief.verifier().name(), head.tree()), thief);
        new Intruder(node.database).runs("UPDATE ledger_head SET checkpoint = '" + forged.note() + "'");
        return forged.checkpoint();
    }
}
