package io.threekey.evidence;

import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.ConsistencyProof;
import io.threekey.tlog.TreeHead;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The proofs that one export brings along: that its ledger grew from those that signers were shown. */
final class ProofsOfGrowth {

    private final Map<Long, ConsistencyProof> proofs = new HashMap<>();
    private final SortedSet<Long> unasked = new TreeSet<>();
    private final TreeHead head;

    private ProofsOfGrowth(TreeHead head) {
        this.head = head;
    }

    static ProofsOfGrowth read(Export export, TreeHead head, Findings findings) {
        ProofsOfGrowth read = new ProofsOfGrowth(head);
        long latest = 0;
        for (String line : Lines.of(ExportFiles.SEEN, export.read(ExportFiles.SEEN), findings)) {
            try {
                ConsistencyProof proof = SeenLine.parse(line, head.size()).proof();
                if (proof.oldSize() <= latest) {
                    throw new IllegalArgumentException("not in order");
                }
                latest = proof.oldSize();
                read.proofs.put(proof.oldSize(), proof);
                read.unasked.add(proof.oldSize());
            } catch (MalformedDocument | IllegalArgumentException e) {
                findings.add(FailureKind.ENTRY, ExportFiles.SEEN, "A proof is not readable: " + e.getMessage() + ".");
            }
        }
        return read;
    }

    /** Whether its ledger grew from this one; empty where no proof speaks of that size. */
    Optional<Boolean> show(TreeHead earlier) {
        unasked.remove(earlier.size());
        return Optional.ofNullable(proofs.get(earlier.size())).map(proof -> proof.verify(earlier, head));
    }

    void mustAllHaveBeenAskedFor(Findings findings) {
        unasked.forEach(size -> findings.add(
                FailureKind.FILES, ExportFiles.SEEN, "Nobody was shown the ledger of " + size + " entries."));
    }
}
