package io.threekey.server.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that may write without an entry in the ledger: all of them, by their transaction name. Whoever adds
 * a line gives the reason for which nobody will ever miss the entry.
 */
public enum CommitExemption {
    SEQUENCER("ledger.sequencer", "it moves the entries themselves"),
    REFERENCES("ledger.references", "by what entries are found is read from the entries and can be read again"),
    LOG_KEY(
            "ledger.log-key",
            "the ledger's key exists before its first entry, and the charter that pins it is recorded"),
    PACKED_SIGN_INS("signin.packed", "what is packed of sign-ins is read from their entries and can be read again"),
    COLD_TILES("ledger.cold-tiles", "what moves from a table to a file follows from the entries, which stay"),
    COSIGNATURES(
            "ledger.cosignatures",
            "outsiders' word on what was published proves itself, and an entry for it would ask for the next"),
    SESSION_SEEN("signin.session-seen", "when a session was last seen only brings its own idle end nearer or farther"),
    FOUNDING_DRAFT("governance.founding-draft", "founders and their keys admit nobody before all have signed"),
    SPENT_CHALLENGES_FORGOTTEN("signin.spent-challenges-forgotten", "an expired challenge is refused by its own date"),
    RISK_LEVELS_FORGOTTEN(
            "signin.risk-levels-forgotten",
            "whoever came in as usual needs no row for that, and who has not been in for months is no longer spoken of"),
    EXPIRED_CODES_FORGOTTEN("federation.expired-forgotten", "an expired code or proof is refused by its own date"),
    ASKED_BY_APPLICATION(
            "federation.asked",
            "a question that waits, or a proof that may not be shown again, tells nobody anything; the answer is recorded"),
    TRIED_TO_TELL(
            "federation.tried-to-tell",
            "an application that will be told again has not been told; the outcome is recorded"),
    SIGNALS_FORGOTTEN(
            "sharedsignals.forgotten",
            "what became of a signal was recorded; who has not been in for months is no longer spoken of"),
    TIMING_FIGURES(
            "timing.figures",
            "how long sign-ins took is said of groups alone and admits nobody; who was let in or not is recorded"),
    JOB_PROGRESS(
            "jobs.progress",
            "which node does a job and when it is tried again; what the job does is recorded by itself"),
    DELIVERY_ATTEMPT(
            "notices.delivery-attempt",
            "an attempt that will be repeated has told nobody anything; its end is recorded");

    private final String transaction;
    private final String reason;

    CommitExemption(String transaction, String reason) {
        this.transaction = transaction;
        this.reason = reason;
    }

    /** The name to give to the transaction, as in {@code TransactionTemplate.setName}. */
    public String transaction() {
        return transaction;
    }

    public String reason() {
        return reason;
    }

    static boolean covers(@Nullable String transaction) {
        return Arrays.stream(values()).anyMatch(exemption -> exemption.transaction.equals(transaction));
    }
}
