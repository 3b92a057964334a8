package io.threekey.evidence;

import io.threekey.charter.Fingerprint;
import io.threekey.charter.History;
import io.threekey.charter.InstallationId;
import io.threekey.tlog.TreeHead;
import java.time.Instant;
import java.util.List;

/**
 * What an export that holds is about.
 *
 * @param extent what of the ledger is in it
 * @param wholeFrom from which entry on every one is there, in this export and the earlier ones given with it
 * @param from date of the first entry
 * @param until date of the last entry
 * @param history every policy version ever adopted, and who signed it
 * @param proposals adopted or not, in the order they were made
 * @param witnessed which outsiders saw the ledger so
 * @param signIns how many people were let in, each under a version of the history
 * @param erased payloads that are missing, each by a decision of the history
 */
public record Report(
        InstallationId installation,
        Fingerprint fingerprint,
        Extent extent,
        long wholeFrom,
        TreeHead head,
        Instant from,
        Instant until,
        History history,
        List<RecordedProposal> proposals,
        Witnessed witnessed,
        long signIns,
        List<Erased> erased) {

    public Report {
        proposals = List.copyOf(proposals);
        erased = List.copyOf(erased);
    }

    /**
     * Payloads that are missing because of one decision.
     *
     * @param version of the policy {@code record-erasure}
     */
    public record Erased(int version, long entries) {}
}
