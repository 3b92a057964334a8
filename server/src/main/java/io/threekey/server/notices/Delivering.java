package io.threekey.server.notices;

import io.threekey.server.jobs.OneTimeJob.Again;
import io.threekey.server.jobs.OneTimeJob.Done;
import io.threekey.server.jobs.OneTimeJob.Next;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Channel.Delivered;
import io.threekey.server.notices.Channel.Postponed;
import io.threekey.server.notices.Channel.Refused;
import io.threekey.server.notices.Channel.Sent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One attempt to deliver. Its number is committed before anything is sent, so that no number is ever sent twice; a node
 * that dies in between leaves an attempt without an end, and the next one has the next number and the same delivery id.
 */
@Component
class Delivering {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));

    static final int MOST_ATTEMPTS = PAUSES.size() + 1;

    private final DeliveryTable table;
    private final Envelope envelope;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate recorded;
    private final TransactionTemplate unrecorded;

    Delivering(
            DeliveryTable table,
            Envelope envelope,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.envelope = envelope;
        this.ledger = ledger;
        this.clock = clock;
        this.recorded = new TransactionTemplate(transactions);
        this.unrecorded = new TransactionTemplate(transactions);
        this.unrecorded.setName(CommitExemption.DELIVERY_ATTEMPT.transaction());
    }

    Next deliver(String id) {
        var waiting = table.find(id).filter(delivery -> delivery.state() == Delivery.State.WAITING);
        if (waiting.filter(envelope::isNeeded).isEmpty()) {
            waiting.ifPresent(delivery -> end(delivery, Delivery.State.SPARED, Optional.empty()));
            return new Done();
        }
        return begin(id).map(begun -> end(begun, send(begun))).orElseGet(Done::new);
    }

    private Optional<Delivery> begin(String id) {
        return Optional.ofNullable(unrecorded.execute(transaction -> table.beginAttempt(id, clock.instant())))
                .flatMap(begun -> begun);
    }

    private Sent send(Delivery begun) {
        return begun.attempts() > MOST_ATTEMPTS
                ? new Refused(begun.problem().orElse(Problem.of(Problem.Kind.BROKEN_OFF)))
                : envelope.send(begun);
    }

    private Next end(Delivery begun, Sent sent) {
        return switch (sent) {
            case Delivered delivered -> end(begun, Delivery.State.DELIVERED, Optional.empty());
            case Refused refused -> end(begun, Delivery.State.FAILED, Optional.of(refused.problem()));
            case Postponed postponed
            when begun.attempts() >= MOST_ATTEMPTS ->
                end(begun, Delivery.State.FAILED, Optional.of(postponed.problem()));
            case Postponed postponed -> {
                end(begun, Delivery.State.WAITING, Optional.of(postponed.problem()));
                yield new Again(clock.instant().plus(PAUSES.get(begun.attempts() - 1)));
            }
        };
    }

    private Next end(Delivery begun, Delivery.State state, Optional<Problem> problem) {
        var type = NoticeEntries.ofEnd(state);
        var transaction = type.isPresent() ? recorded : unrecorded;
        transaction.executeWithoutResult(status -> {
            if (table.endAttempt(begun, state, problem, clock.instant())) {
                type.ifPresent(
                        entry -> ledger.append(entry, begun.notice().value(), NoticeEntries.ended(begun, problem)));
            } else {
                status.setRollbackOnly();
            }
        });
        return new Done();
    }
}
