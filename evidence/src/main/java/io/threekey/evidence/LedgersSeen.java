package io.threekey.evidence;

import io.threekey.charter.json.Digest;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.ConsistencyProof;
import io.threekey.tlog.Hash;
import io.threekey.tlog.Tree;
import io.threekey.tlog.TreeHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The earlier ledgers that signers were shown: whether this one grew from them, told by tiles or by a proof. */
final class LedgersSeen {

    /** Tiles that tell the head of any size from one on up to another. */
    private record Told(long from, long size, Export export) {}

    private final List<Told> told;
    private final Map<Long, ConsistencyProof> proofs = new HashMap<>();
    private final SortedSet<Long> unasked = new TreeSet<>();
    private final TreeHead head;

    private LedgersSeen(List<Told> told, TreeHead head) {
        this.told = told;
        this.head = head;
    }

    /** @param parts in order; the proofs are those of the last, which the head is of */
    static LedgersSeen in(List<ReadExport> parts, TreeHead head, Findings findings) {
        LedgersSeen seen = new LedgersSeen(
                parts.stream()
                        .filter(part -> part.page().wholeFrom() < part.page().size())
                        .map(part ->
                                new Told(part.page().wholeFrom(), part.page().size(), part.export()))
                        .toList(),
                head);
        if (!(parts.getLast().page().extent() instanceof Extent.Whole)) {
            seen.readProofs(parts.getLast().export(), findings);
        }
        return seen;
    }

    private void readProofs(Export export, Findings findings) {
        long latest = 0;
        for (String line : Lines.of(ExportFiles.SEEN, export.read(ExportFiles.SEEN), findings)) {
            try {
                ConsistencyProof proof = SeenLine.parse(line, head.size()).proof();
                if (proof.oldSize() <= latest) {
                    throw new IllegalArgumentException("not in order");
                }
                latest = proof.oldSize();
                proofs.put(proof.oldSize(), proof);
                unasked.add(proof.oldSize());
            } catch (MalformedDocument | IllegalArgumentException e) {
                findings.add(FailureKind.ENTRY, ExportFiles.SEEN, "A proof is not readable: " + e.getMessage() + ".");
            }
        }
    }

    /** Empty where this export does not tell. */
    Optional<Boolean> beganWith(long size, Digest root) {
        TreeHead earlier = new TreeHead(size, new Hash(root.bytes()));
        if (size == 0) {
            return Optional.of(TreeHead.empty().equals(earlier));
        }
        if (proofs.containsKey(size)) {
            unasked.remove(size);
            return Optional.of(proofs.get(size).verify(earlier, head));
        }
        return told.stream()
                .filter(part -> part.from() <= size && size <= part.size())
                .findFirst()
                .map(part -> Tree.head(part.export().tiles(part.size()), size).equals(earlier));
    }

    /** Bytes that nothing rests on are not vouched for by anything. */
    void mustAllHaveBeenAskedFor(Findings findings) {
        unasked.forEach(size -> findings.add(
                FailureKind.FILES, ExportFiles.SEEN, "Nobody was shown the ledger of " + size + " entries."));
    }
}
