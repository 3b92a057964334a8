package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.json.Digest;
import io.threekey.tlog.Checkpoint;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TreeHead;
import io.threekey.tlog.UnacceptableNote;
import java.util.Optional;

/** A signed checkpoint that somebody kept: the ledger must have grown from there, and from nowhere else. */
final class EarlierCheckpoint {

    private static final String WHERE = "the checkpoint kept from earlier";

    private final byte[] note;
    private final Findings findings;

    EarlierCheckpoint(byte[] note, Findings findings) {
        this.note = note;
        this.findings = findings;
    }

    /** @param ledgers what this export tells of the ledger's earlier sizes */
    void mustBeContinuedBy(TreeHead head, LedgersSeen ledgers, History history) {
        Optional<Checkpoint> opened = open(history);
        if (opened.isEmpty()) {
            failure("It is not signed by a log that the charter of this export names or named.");
            return;
        }
        TreeHead earlier = opened.get().head();
        if (earlier.size() > head.size()) {
            failure("The ledger had " + earlier.size() + " entries then and has " + head.size() + " here.");
            return;
        }
        Optional<Boolean> continued = earlier.size() == head.size()
                ? Optional.of(earlier.equals(head))
                : ledgers.beganWith(
                        earlier.size(), Digest.ofBytes(earlier.root().bytes()));
        if (continued.isEmpty()) {
            failure("It is of the first " + earlier.size() + " entries, and this export cannot tell which those were.");
        } else if (!continued.get()) {
            failure("The first " + earlier.size() + " entries were others then: the ledger was rewritten or forked.");
        }
    }

    /** Which ledger it speaks of; empty where no log that the charter names or named has signed it. */
    Optional<TreeHead> head(History history) {
        return open(history).map(Checkpoint::head);
    }

    // the charter may have named another log key when the checkpoint was signed
    private Optional<Checkpoint> open(History history) {
        try {
            return Optional.of(
                    SignedCheckpoint.open(note, new LogKeys(history).ever()).checkpoint());
        } catch (UnacceptableNote e) {
            return Optional.empty();
        }
    }

    private void failure(String sentence) {
        findings.add(FailureKind.FORK, WHERE, sentence);
    }
}
