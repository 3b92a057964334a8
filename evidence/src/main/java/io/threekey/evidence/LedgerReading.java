package io.threekey.evidence;

import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.EntryReading.Listener;
import io.threekey.tlog.TreeHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Goes through the entries of an export, and of the earlier ones that it continues, each entry once and in order. Where
 * the ledger's beginning is in none of them, what was decided before is heard first.
 */
final class LedgerReading {

    private final List<ReadExport> parts;
    private final Findings findings;

    LedgerReading(List<ReadExport> parts, Findings findings) {
        this.parts = parts;
        this.findings = findings;
    }

    /** The heads that the entries give, one for each export, whatever its checkpoint says. */
    List<TreeHead> readAll(Listener listener) {
        ReadExport first = parts.getFirst();
        Once once = new Once(listener);
        new ShownReading(first.export(), first.claimedHead(), findings)
                .readAll(first.page().extent().chain(), ExportFiles::chain, once);
        once.mustEndBefore(first.page().wholeFrom());
        List<TreeHead> heads = new ArrayList<>();
        for (ReadExport part : parts) {
            Optional<TreeHead> continued = heads.isEmpty() ? Optional.empty() : Optional.of(heads.getLast());
            heads.add(
                    part.hasBundles()
                            ? EntryReading.of(part, continued, findings).readAll(once)
                            : headWithoutBundles(part, continued));
            if (part != first && part.page().extent() instanceof Extent.Since) {
                new ChainAgain(once.chain(), findings).read(part, heads.getLast());
            }
        }
        return heads;
    }

    /** Nothing is new there, so that it ends where the one before it does. */
    private TreeHead headWithoutBundles(ReadExport part, Optional<TreeHead> continued) {
        TreeHead head = part.claimedHead();
        continued
                .filter(earlier -> !earlier.equals(head))
                .ifPresent(earlier -> findings.add(
                        FailureKind.FORK,
                        ExportFiles.CHECKPOINT,
                        "Nothing came since, and yet it is of another ledger than the earlier export."));
        return head;
    }

    /** Where an export overlaps the one before it, an entry is heard once; from one to the next, time goes on. */
    private final class Once implements Listener {

        private final Listener listener;
        private final NavigableSet<Long> chain = new TreeSet<>();
        private long next;
        private Instant latest = Instant.MIN;

        Once(Listener listener) {
            this.listener = listener;
        }

        /** Which of the entries that were heard are about decisions. */
        NavigableSet<Long> chain() {
            return chain;
        }

        void mustEndBefore(long index) {
            if (next > index) {
                findings.add(FailureKind.ORDER, next - 1, "It stands alone and in its bundle.");
            }
            next = Math.max(next, index);
        }

        @Override
        public void entry(long index, Leaf leaf, JsonObject payload) {
            if (isNew(index, leaf)) {
                listener.entry(index, leaf, payload);
            }
        }

        @Override
        public void erased(long index, Leaf leaf, int version) {
            if (isNew(index, leaf)) {
                listener.erased(index, leaf, version);
            }
        }

        private boolean isNew(long index, Leaf leaf) {
            if (index < next) {
                return false;
            }
            next = index + 1;
            if (leaf.at().isBefore(latest)) {
                findings.add(FailureKind.ORDER, index, "The entry is dated before the one that precedes it.");
            }
            latest = leaf.at();
            if (EntryType.OF_THE_CHAIN.contains(leaf.type())) {
                chain.add(index);
            }
            return true;
        }
    }
}
