package io.threekey.evidence;

import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.TreeHead;
import java.util.List;
import java.util.function.LongFunction;

/** Goes through entries that stand one by one, in order, each with the proof that the tree holds it. */
final class ShownReading {

    private final Export export;
    private final TreeHead head;
    private final Findings findings;
    private long latest = -1;

    ShownReading(Export export, TreeHead head, Findings findings) {
        this.export = export;
        this.head = head;
        this.findings = findings;
    }

    /** @param announced how many there are, as the first page says */
    void readAll(long announced, LongFunction<String> names, EntryReading.Listener listener) {
        for (long file = 0; file < ExportFiles.filesFor(announced) && !findings.areEnough(); file++) {
            String name = names.apply(file);
            List<String> lines = Lines.of(name, export.read(name), findings);
            long expected = Math.min(EntryBundle.FULL, announced - file * EntryBundle.FULL);
            if (lines.size() != expected) {
                findings.add(
                        FailureKind.ENTRY, name, "It holds " + lines.size() + " entries instead of " + expected + ".");
            }
            lines.forEach(line -> read(name, line, listener));
        }
    }

    private void read(String file, String line, EntryReading.Listener listener) {
        try {
            ShownEntry shown = ShownEntry.parse(line);
            long index = shown.beside().index();
            if (index <= latest) {
                findings.add(FailureKind.ORDER, index, "It does not stand in order.");
            } else if (!shown.standsIn(head)) {
                findings.add(FailureKind.TREE, index, "It does not stand in the ledger that the log signed.");
            } else {
                EntryReading.tell(Leaf.parse(shown.leaf()), shown.beside(), listener, findings);
            }
            latest = index;
        } catch (MalformedDocument | IllegalArgumentException e) {
            findings.add(FailureKind.ENTRY, file, "An entry in it is not readable: " + e.getMessage() + ".");
        }
    }
}
