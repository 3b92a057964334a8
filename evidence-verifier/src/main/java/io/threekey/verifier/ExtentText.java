package io.threekey.verifier;

import io.threekey.evidence.Extent;
import io.threekey.evidence.Report;

/** What an export that holds a part of the ledger proves, and what it cannot. */
final class ExtentText {

    private ExtentText() {}

    /** Nothing of a whole one, which proves everything. */
    static String of(Report report) {
        if (report.wholeFrom() == 0) {
            return "";
        }
        return switch (report.extent()) {
            case Extent.Whole() -> "";
            case Extent.Since(long after, long chain) -> """
                    This is what came after %d entries. From entry %d on, every entry is here, in order, and nothing was
                    left out or changed. Of what was decided before, %d entries are here, each shown to stand in the same
                    ledger; that they are all, only the earlier export can show: name it with --earlier. That this
                    continues a ledger you know, it shows or the checkpoint you kept of it does: --since.
                    """.formatted(after, report.wholeFrom(), chain);
            case Extent.AboutPerson(var person, long chain, long chosen) -> "";
            case Extent.OfDecision(var proposal, long chain) -> "";
        };
    }
}
