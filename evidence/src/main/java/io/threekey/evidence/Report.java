package io.threekey.evidence;

import io.threekey.charter.Fingerprint;
import io.threekey.charter.History;
import io.threekey.charter.InstallationId;
import io.threekey.tlog.TreeHead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 * @param alarms what the server itself recorded to be wrong, a kind each
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
        List<Erased> erased,
        List<Alarm> alarms) {

    public Report {
        proposals = List.copyOf(proposals);
        erased = List.copyOf(erased);
        alarms = List.copyOf(alarms);
    }

    /**
     * Payloads that are missing because of one decision.
     *
     * @param version of the policy {@code record-erasure}
     */
    public record Erased(int version, long entries) {}

    /**
     * Everything that was recorded of one kind of alarm.
     *
     * @param code of the kind, such as {@code policy.unverifiable}
     * @param times how often it was recorded as raised
     * @param lastEntry the newest of those entries
     * @param particulars what that one said
     * @param over when it was recorded as over since; empty where it was not
     */
    public record Alarm(
            String code,
            long times,
            Instant first,
            Instant last,
            long lastEntry,
            List<String> particulars,
            Optional<Instant> over) {

        public Alarm {
            particulars = List.copyOf(particulars);
        }

        Alarm raisedAgain(Alarm again) {
            return new Alarm(code, times + 1, first, again.last, again.lastEntry, again.particulars, Optional.empty());
        }

        Alarm overAt(Instant at) {
            return new Alarm(code, times, first, last, lastEntry, particulars, Optional.of(at));
        }
    }
}
