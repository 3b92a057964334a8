package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.json.JsonText;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RecentHistory.Elsewhere;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.Weighed;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.signin.replay.RecordedSignIn;
import io.threekey.server.signin.replay.Situation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What went before a sign-in, from the keys and the ledger. Nothing counts that a stranger can bring about: an attempt
 * whose signature does not hold makes nobody look like a risk.
 */
@Component
class WhatWentBefore {

    private static final Duration FEW_DAYS = Duration.ofDays(RecentHistory.FEW_DAYS);
    private static final Duration A_DAY = Duration.ofMinutes(Elsewhere.MOST_MINUTES);
    private static final int FEW = 5;

    private final Authenticators authenticators;
    private final SessionTable table;
    private final Sessions sessions;
    private final VouchingForSomebody vouching;
    private final Ledger ledger;
    private final Clock clock;

    WhatWentBefore(
            Authenticators authenticators,
            SessionTable table,
            Sessions sessions,
            VouchingForSomebody vouching,
            Ledger ledger,
            Clock clock) {
        this.authenticators = authenticators;
        this.table = table;
        this.sessions = sessions;
        this.vouching = vouching;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param here the site they come from, where that is known */
    RecentHistory of(Passkey key, boolean counterWentBack, Optional<Scope> here, Arrival arrival) {
        var now = clock.instant();
        var letIn = mayMatter(key, here, now) ? letIn(key.person()) : List.<LedgerEntry>of();
        var keyUnseen = key.lastUsedAt().isEmpty();
        var daysAway = daysAway(key, now);
        var isVouchedFor = (keyUnseen || daysAway.orElse(0) > 0) && vouching.isVouchedFor(key);
        return new RecentHistory(
                counterWentBack,
                keyUnseen,
                daysAway,
                (int) letIn.stream()
                        .filter(in -> in.at().isAfter(now.minus(RecentHistory.LATELY)))
                        .filter(in -> isWith(key, in))
                        .count(),
                here.flatMap(site -> elsewhere(site, letIn, arrival, now)),
                false,
                0,
                isVouchedFor);
    }

    /** By what went before, and within the time in which somebody tries again. */
    boolean wasAskedForMore(PersonId person) {
        var since = clock.instant().minus(RecentHistory.LATELY);
        return ledger.newestOf(SignInEntries.REFUSED, person.value(), FEW).stream()
                .filter(entry -> entry.at().isAfter(since))
                .flatMap(entry -> RecordedSignIn.keptOut(entry).stream())
                .anyMatch(past -> past.situation()
                        .became()
                        .equals(new Situation.Became.KeptOut(SignInRefusal.ANOTHER_KEY, RiskThresholds.KIND)));
    }

    private record In(Instant at, LetInEntry entry) {

        private Optional<Scope> seenAt() {
            return entry.weighed().flatMap(Weighed::seenAt);
        }

        /** What cannot be read says nothing, and keeps nobody from coming in. */
        static Stream<In> of(LedgerEntry entry) {
            try {
                return Stream.of(new In(entry.at(), LetInEntry.parse(entry.payload())));
            } catch (MalformedDocument ofAnotherFormat) {
                return Stream.empty();
            }
        }
    }

    /** Most sign-ins are of people who come from nowhere that is known and used their key long ago: they cost no query. */
    private static boolean mayMatter(Passkey key, Optional<Scope> here, Instant now) {
        return here.isPresent()
                || key.lastUsedAt()
                        .filter(used -> used.isAfter(now.minus(RecentHistory.LATELY)))
                        .isPresent();
    }

    private List<LedgerEntry> letIn(PersonId person) {
        return ledger.newestOf(SignInEntries.LET_IN, person.value(), RecentHistory.MOST_COUNTED);
    }

    /** Every form of the entry has named the key so. */
    private static boolean isWith(Passkey key, LedgerEntry in) {
        return in.payload().get("passkey").equals(Optional.of(new JsonText(key.id())));
    }

    private Optional<Integer> daysAway(Passkey key, Instant now) {
        if (key.lastUsedAt().filter(used -> used.isAfter(now.minus(FEW_DAYS))).isPresent()) {
            return Optional.of(0);
        }
        return authenticators
                .lastUse(key.person())
                .map(used -> Duration.between(used, now))
                .map(away -> away.compareTo(FEW_DAYS) < 0 ? 0 : (int) away.toDays());
    }

    /** Where they came in last, if that was at another site; showing a key again where they are in already is no other place. */
    private Optional<Elsewhere> elsewhere(Scope here, List<LedgerEntry> letIn, Arrival arrival, Instant now) {
        return letIn.stream()
                .filter(in -> in.at().isAfter(now.minus(A_DAY)))
                .flatMap(In::of)
                .filter(in -> arrival.before()
                        .filter(before -> before.session().equals(in.entry().session()))
                        .isEmpty())
                .filter(in -> in.seenAt().isPresent())
                .findFirst()
                .filter(in -> !in.seenAt().equals(Optional.of(here)))
                .map(in ->
                        new Elsewhere(minutes(in.at(), now), isOpen(in.entry().session(), now)));
    }

    private boolean isOpen(String session, Instant now) {
        return table.named(session).filter(found -> sessions.isOpen(found, now)).isPresent();
    }

    private static int minutes(Instant since, Instant now) {
        return (int) Math.clamp(Duration.between(since, now).toMinutes(), 0, Elsewhere.MOST_MINUTES);
    }
}
