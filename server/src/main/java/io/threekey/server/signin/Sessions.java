package io.threekey.server.signin;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is in. A session ends at its limits, at sign-out, with the key that opened it, and when a role is taken. */
@Component
class Sessions {

    /** 256 bits; SP 800-63B-4, 5.1 asks for 64 at least. */
    private static final int TOKEN_LENGTH = 32;

    private static final int ID_LENGTH = 12;

    private final SessionTable table;
    private final EndedSessions ended;
    private final Authenticators authenticators;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RandomGenerator random;
    private final TransactionTemplate noteSeen;

    Sessions(
            SessionTable table,
            EndedSessions ended,
            Authenticators authenticators,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock,
            RandomGenerator random,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.ended = ended;
        this.authenticators = authenticators;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
        this.random = random;
        this.noteSeen = new TransactionTemplate(transactions);
        this.noteSeen.setName(CommitExemption.SESSION_SEEN.transaction());
    }

    /** @param token the secret for the browser, which is stored nowhere else */
    record Opened(Session session, String token) {}

    /**
     * Somebody who was let in.
     *
     * @param beside what changes nothing for the session, and is recorded with it
     */
    record Admitted(Passkey passkey, FactsOfSignIns.Found found, Ruling.LetIn ruling, Optional<RulingBeside> beside) {

        private SignInFacts.Workplace workplace() {
            return found.facts().workplace().orElseThrow();
        }
    }

    /**
     * In the sign-in's own transaction. Whoever shows a key in the browser in which they are in goes on with the same
     * session, of another secret (fixation), so that what hangs on it is not lost; anybody else who was in there is out.
     */
    @Transactional
    Opened open(Admitted admitted, Arrival arrival) {
        var token = randomText(TOKEN_LENGTH);
        var workplace = admitted.workplace();
        var ruling = admitted.ruling();
        var shown = new Session(
                randomText(ID_LENGTH),
                1,
                digest(token),
                admitted.passkey().person(),
                admitted.passkey().id(),
                Optional.of(admitted.found().facts().key().traits()),
                workplace.useCase(),
                workplace.careSetting(),
                Optional.of(workplace.site()),
                arrival.browser(),
                SessionTimes.startingAt(clock.instant().truncatedTo(ChronoUnit.MILLIS), ruling.limit()),
                ruling.policy(),
                Pauses.NONE);
        var session = arrival.before()
                .flatMap(before -> table.findAndLock(before.session()))
                .flatMap(before -> goesOn(before, shown))
                .orElseGet(() -> begun(shown));
        ledger.append(SignInEntries.LET_IN, session.person().value(), SignInEntries.letIn(session, admitted));
        return new Opened(session, token);
    }

    private Session begun(Session session) {
        table.insert(session);
        return session;
    }

    /** Empty where it was somebody else's, who is out with that, or is over. */
    private Optional<Session> goesOn(Session before, Session shown) {
        if (!before.person().equals(shown.person())) {
            end(before, SessionEnd.REPLACED);
            return Optional.empty();
        }
        if (!isOpen(before, shown.times().startedAt())) {
            return Optional.empty();
        }
        var session = before.wentOnAs(shown);
        table.update(session);
        ledger.append(
                SignInEntries.SESSION_WENT_ON,
                before.person().value(),
                PastSession.of(before, SessionEnd.WENT_ON).payload());
        tellOfAssurance(before, session);
        return Optional.of(session);
    }

    private void tellOfAssurance(Session before, Session after) {
        var now = after.times().startedAt();
        var was = authentication(before).assuranceAt(now);
        var is = authentication(after).assuranceAt(now);
        if (was != is) {
            events.publishEvent(new AssuranceChanged(after.id(), after.person(), was, is, now));
        }
    }

    /** The session that this secret opens, empty where it is over. Being asked for counts as a touch. */
    Optional<Session> touch(String token) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return table.find(digest(token))
                .filter(session -> isOpen(session, now))
                .map(session -> session.times()
                        .seenAt(now)
                        .map(session::seen)
                        .map(this::noted)
                        .orElse(session));
    }

    /** Neither over, nor ended, nor opened by a key that was taken back. */
    boolean isOpen(Session session, Instant now) {
        return !session.times().isOverAt(now)
                && !ended.hold(session)
                && !authenticators.isKnownRevoked(session.passkey());
    }

    /** How somebody came in, as it may be claimed now. */
    Authentication authentication(Session session) {
        return session.authentication(authenticators::keepsInHardware);
    }

    private Session noted(Session session) {
        noteSeen.executeWithoutResult(transaction -> table.noteSeen(session));
        return session;
    }

    /** Known as ended even if the transaction fails: better to ask somebody in once more than to let a thief stay. */
    @Transactional
    void end(Session session, SessionEnd why) {
        ended.remember(session);
        if (table.delete(session.id())) {
            record(session, why);
        } else {
            endedBySomebodyElse();
        }
    }

    /** Nothing happens where its owner touched it in the same moment, which nobody may know of as ended. */
    @Transactional
    void endByLimit(Session session) {
        if (table.deleteAsItWas(session)) {
            ended.remember(session);
            record(session, SessionEnd.byLimit(session.times()));
        } else {
            endedBySomebodyElse();
        }
    }

    private void record(Session session, SessionEnd why) {
        ledger.append(
                SignInEntries.SESSION_ENDED,
                session.person().value(),
                PastSession.of(session, why).payload());
        events.publishEvent(new SessionOver(session.id(), session.person(), why.by(), clock.instant()));
    }

    /** Waiting for them was no change to record; a transaction of its own for nothing else is taken back. */
    private static void endedBySomebodyElse() {
        var transaction = TransactionAspectSupport.currentTransactionStatus();
        if (transaction.isNewTransaction()) {
            transaction.setRollbackOnly();
        }
    }

    private String randomText(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }

    private static Digest digest(String token) {
        return Digest.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
