package io.threekey.charter;

import static io.threekey.charter.ActVerdict.Refused.unless;

import io.threekey.charter.ActVerdict.Refused;
import java.time.Duration;
import java.util.Optional;

/** Whether a statement is about this subject and the seat could make it. */
final class StatementVerification {
    private StatementVerification() {}

    static Optional<Refused> of(ActSubject subject, Act act) {
        return isAboutTheSubject(subject, act.statement())
                .or(() -> namesItsLedger(subject, act.statement()))
                .or(() -> actsForItsPrincipal(act))
                .or(() -> termCovers(subject, act))
                .or(() -> isFresh(subject, act.statement()));
    }

    private static Optional<Refused> isAboutTheSubject(ActSubject subject, ActStatement statement) {
        return unless(
                        statement.installation().equals(subject.charter().installation()),
                        RefusalReason.ANOTHER_INSTALLATION)
                .or(() -> unless(statement.founding().equals(subject.founding()), RefusalReason.ANOTHER_FOUNDING))
                .or(() -> unless(
                        statement.charterVersion() == subject.charter().version()
                                && statement.charterDigest().equals(subject.charterDigest()),
                        RefusalReason.ANOTHER_CHARTER))
                .or(() -> unless(statement.proposal().equals(subject.content()), RefusalReason.ANOTHER_PROPOSAL))
                .or(() -> unless(
                        statement.policyVersionReplaced() == subject.replacedVersion(),
                        RefusalReason.ANOTHER_POLICY_VERSION));
    }

    /** Before the founding the ledger is empty, and nothing else can have been seen. */
    private static Optional<Refused> namesItsLedger(ActSubject subject, ActStatement statement) {
        var origin = subject.charter().log().origin();
        var holds = subject.proposal().isPresent()
                ? statement.checkpoint().origin().equals(origin)
                : statement.checkpoint().equals(CheckpointSeen.empty(origin));
        return unless(holds, RefusalReason.WRONG_LEDGER);
    }

    private static Optional<Refused> actsForItsPrincipal(Act act) {
        return unless(act.statement().onBehalfOf().equals(act.seat().principal()), RefusalReason.WRONG_PRINCIPAL);
    }

    private static Optional<Refused> termCovers(ActSubject subject, Act act) {
        return unless(
                Terms.cover(subject, act.seat(), act.kind(), act.statement().madeAt()), RefusalReason.TERM_NOT_RUNNING);
    }

    private static Optional<Refused> isFresh(ActSubject subject, ActStatement statement) {
        var longest = statement.madeAt().plus(Duration.ofHours(subject.right().signatureFreshHours()));
        return unless(
                !statement.notAfter().isBefore(statement.madeAt())
                        && !statement.notAfter().isAfter(longest),
                RefusalReason.NOT_FRESH);
    }
}
