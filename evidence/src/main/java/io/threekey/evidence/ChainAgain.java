package io.threekey.evidence;

import io.threekey.charter.json.JsonObject;
import io.threekey.tlog.TreeHead;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The entries about decisions that a later export brings along though an earlier one has them too. They are proved
 * against its own ledger and must be the same ones: the later export would be judged by them if it came alone.
 */
final class ChainAgain {

    private final NavigableSet<Long> heard;
    private final Findings findings;

    /** @param heard which entries about decisions the earlier exports have */
    ChainAgain(NavigableSet<Long> heard, Findings findings) {
        this.heard = heard;
        this.findings = findings;
    }

    void read(ReadExport part, TreeHead head) {
        SortedSet<Long> leftOut = new TreeSet<>(heard.headSet(part.page().wholeFrom()));
        new ShownReading(part.export(), head, findings)
                .readAll(part.page().extent().chain(), ExportFiles::chain, new EntryReading.Listener() {
                    @Override
                    public void entry(long index, Leaf leaf, JsonObject payload) {
                        if (!leftOut.remove(index)) {
                            findings.add(
                                    FailureKind.FORK,
                                    index,
                                    "It stands alone among what was decided before, and not so in the earlier export.");
                        }
                    }

                    @Override
                    public void erased(long index, Leaf leaf, int version) {
                        findings.add(FailureKind.PAYLOAD, index, "Its payload is missing.");
                    }
                });
        leftOut.forEach(index -> findings.add(
                FailureKind.FORK,
                index,
                "It is among what was decided before in the earlier export, and left out in the later one."));
    }
}
