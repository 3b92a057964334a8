package io.threekey.evidence;

import io.threekey.charter.json.Digest;
import io.threekey.tlog.Hash;
import io.threekey.tlog.Tree;
import io.threekey.tlog.TreeHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The earlier ledgers that signers were shown: whether this one grew from them, told by tiles or by a proof. */
final class LedgersSeen {

    /** Tiles that tell the head of any size from one on up to another. */
    private record Told(long from, long size, Export export) {}

    private final List<Told> told;
    private final List<ProofsOfGrowth> proven;

    private LedgersSeen(List<Told> told, List<ProofsOfGrowth> proven) {
        this.told = told;
        this.proven = proven;
    }

    /**
     * @param parts in order
     * @param heads of each of them
     */
    static LedgersSeen in(List<ReadExport> parts, List<TreeHead> heads, Findings findings) {
        List<Told> told = parts.stream()
                .filter(ReadExport::hasBundles)
                .map(part -> new Told(part.page().wholeFrom(), part.page().size(), part.export()))
                .toList();
        List<ProofsOfGrowth> proven = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i).page().extent() instanceof Extent.Whole)) {
                proven.add(ProofsOfGrowth.read(parts.get(i).export(), heads.get(i), findings));
            }
        }
        return new LedgersSeen(told, proven);
    }

    /** Empty where this export does not tell. */
    Optional<Boolean> beganWith(long size, Digest root) {
        TreeHead earlier = new TreeHead(size, new Hash(root.bytes()));
        if (size == 0) {
            return Optional.of(TreeHead.empty().equals(earlier));
        }
        // each is asked, also where one would do: what several exports prove must not differ
        List<Boolean> answers =
                proven.stream().flatMap(proofs -> proofs.show(earlier).stream()).toList();
        if (!answers.isEmpty()) {
            return Optional.of(!answers.contains(false));
        }
        return told.stream()
                .filter(part -> part.from() <= size && size <= part.size())
                .findFirst()
                .map(part -> Tree.head(part.export().tiles(part.size()), size).equals(earlier));
    }

    /** Bytes that nothing rests on are not vouched for by anything. */
    void mustAllHaveBeenAskedFor(Findings findings) {
        proven.forEach(proofs -> proofs.mustAllHaveBeenAskedFor(findings));
    }
}
