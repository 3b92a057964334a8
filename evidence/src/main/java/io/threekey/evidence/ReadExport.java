package io.threekey.evidence;

import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TreeHead;
import io.threekey.tlog.UnacceptableNote;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** An export with its first page, all of its files there. */
record ReadExport(Export export, Manifest page) {

    /** Empty, with findings, where it is not one. */
    static Optional<ReadExport> of(Path directory, Findings findings) {
        Export export = new Export(directory);
        Optional<Manifest> page = page(export, findings);
        page.ifPresent(found -> Inventory.check(export, found, findings));
        return page.filter(found -> findings.areNone()).map(found -> new ReadExport(export, found));
    }

    static Optional<Manifest> page(Export export, Findings findings) {
        if (!export.has(ExportFiles.MANIFEST)) {
            findings.add(
                    FailureKind.FILES,
                    ExportFiles.MANIFEST,
                    export.has(ExportFiles.UNFINISHED)
                            ? "The export was not finished: whoever writes it can go on with the same command."
                            : "This file is missing.");
            return Optional.empty();
        }
        try {
            return Optional.of(Manifest.parse(export.read(ExportFiles.MANIFEST)));
        } catch (MalformedDocument e) {
            findings.add(FailureKind.MANIFEST, ExportFiles.MANIFEST, "It is not readable: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    boolean hasBundles() {
        return page.wholeFrom() < page.size();
    }

    /** Only these hold everything from some entry on, be it nothing: one can be laid at the other's end. */
    boolean isAStretch() {
        return page.extent() instanceof Extent.Whole || page.extent() instanceof Extent.Since;
    }

    /** What the checkpoint says, whoever signed it; an empty ledger where it says nothing. */
    TreeHead claimedHead() {
        String note = new String(export.read(ExportFiles.CHECKPOINT), StandardCharsets.UTF_8);
        try {
            return SignedCheckpoint.unverified(note).checkpoint().head();
        } catch (UnacceptableNote unreadable) {
            return TreeHead.empty();
        }
    }
}
