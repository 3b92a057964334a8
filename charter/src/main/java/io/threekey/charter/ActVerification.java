package io.threekey.charter;

import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.MalformedDocument;
import java.util.List;

/**
 * Decides whether a signed act counts: the seat's own decision key signed exactly this statement in the page pinned by
 * the charter, the statement is about this proposal under this charter, and it follows from the acts before it.
 */
public final class ActVerification {
    private final ActSubject subject;

    private ActVerification(ActSubject subject) {
        this.subject = subject;
    }

    /**
     * Acts on a proposal.
     *
     * @throws IllegalArgumentException where the charter lets nobody decide on the proposal's policy kind
     */
    public static ActVerification of(Charter inForce, Digest founding, Proposal proposal) {
        return new ActVerification(ActSubject.of(inForce, founding, proposal));
    }

    /** Acts on the founding charter itself, whose digest is what is signed. */
    public static ActVerification ofFounding(Charter charter) {
        return new ActVerification(ActSubject.ofFounding(charter));
    }

    /**
     * Verifies one act.
     *
     * @param soFar the acts accepted on the same subject before this one, in order
     */
    public ActVerdict verify(List<Act> soFar, SignedAct signed) {
        ActStatement statement;
        try {
            statement = ActStatement.parse(signed.statement());
        } catch (MalformedDocument malformed) {
            var reason = RefusalReason.MALFORMED_STATEMENT;
            return new Refused(reason, reason.sentence() + " (" + malformed.getMessage() + ")");
        }
        var seat = subject.charter().seat(statement.seat());
        if (seat.isEmpty()) {
            return Refused.because(RefusalReason.UNKNOWN_SEAT);
        }
        var act = new Act(statement, signed.digest(), seat.get());
        return AssertionVerification.of(subject.charter().sealing(), act, signed.assertion())
                .or(() -> StatementVerification.of(subject, act))
                .or(() -> ActOrder.of(subject, soFar, act))
                .<ActVerdict>map(refused -> refused)
                .orElseGet(() -> new Accepted(act));
    }
}
