package io.threekey.verifier;

import io.threekey.charter.ProposalId;
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
                    ledger. Policy of before that was left out is not in this export, and nothing here shows it: that
                    they are all, only the earlier export can show. Name it with --earlier. That this
                    continues a ledger you know, it shows or the checkpoint you kept of it does: --since.
                    """.formatted(after, report.wholeFrom(), chain);
            case Extent.AboutPerson(var person, long chain, long chosen) -> """
                    These are %d entries about %s, word for word as they were recorded: each stands in the ledger that the
                    log signed. What they say was not judged here, for that takes the whole ledger. Nothing shows that they
                    are all: who can search a whole export can count. Of others, an entry says what it said when it was
                    recorded, since a part of it could not be proved; %d entries of the charter's history are here, with
                    those who signed it, because they tell whose ledger it is.
                    """.formatted(chosen, person, chain);
            case Extent.OfDecision(var proposal, long chain) ->
                isAdopted(proposal, report) ? """
                        This is what decision %s rests on: %d entries from the founding on, each shown to stand in the
                        ledger that the log signed, with every signature verified. It proves that this was decided and
                        by whom. It cannot show that no other decision was left out, be it of the charter, of the
                        witnesses or of the same kind, nor who was let in under it; only a whole export can.
                        """.formatted(proposal, chain) : """
                        This is what was done on proposal %s: %d entries from the founding on, each shown to stand in the
                        ledger that the log signed, with every signature verified. By them it was not adopted. That
                        nothing was left out, its adoption or another decision, only a whole export can show.
                        """.formatted(proposal, chain);
        };
    }

    private static boolean isAdopted(ProposalId proposal, Report report) {
        return report.proposals().stream()
                .anyMatch(recorded ->
                        recorded.adopted() && recorded.proposal().id().equals(proposal));
    }
}
