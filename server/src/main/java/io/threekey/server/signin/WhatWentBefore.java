package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.json.Fields;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RecentHistory.Elsewhere;
import io.threekey.evidence.Weighed;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What went before a sign-in, from the keys and the ledger. Nothing counts that a stranger can bring about: an attempt
 * whose signature does not hold makes nobody look like a risk.
 */
@Component
class WhatWentBefore {

    private static final Duration FEW_DAYS = Duration.ofDays(RecentHistory.FEW_DAYS);
    private static final Duration A_DAY = Duration.ofMinutes(Elsewhere.MOST_MINUTES);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Authenticators authenticators;
    private final SessionTable sessions;
    private final Ledger ledger;
    private final Clock clock;

    WhatWentBefore(Authenticators authenticators, SessionTable sessions, Ledger ledger, Clock clock) {
        this.authenticators = authenticators;
        this.sessions = sessions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param here the site they come from, where that is known */
    RecentHistory of(Passkey key, boolean counterWentBack, Optional<Scope> here) {
        var now = clock.instant();
        var letIn = mayMatter(key, here, now) ? letIn(key.person()) : List.<In>of();
        return new RecentHistory(
                counterWentBack,
                key.lastUsedAt().isEmpty(),
                daysAway(key, now),
                (int) letIn.stream()
                        .filter(in -> in.entry().passkey().equals(key.id()))
                        .filter(in -> in.at().isAfter(now.minus(RecentHistory.LATELY)))
                        .count(),
                here.flatMap(site -> elsewhere(site, letIn, now)),
                0);
    }

    /** Those who were kept out within the last hour because of what went before; asked for only where it decides. */
    RecentHistory counted(RecentHistory recently) {
        var now = clock.instant();
        var people = new HashSet<String>();
        ledger.eachOf(SignInEntries.REFUSED, now.minus(AN_HOUR), now.plusMillis(1), entry -> {
            var fields = Fields.of(entry.payload(), entry.type());
            if (fields.text("reason").equals(SignInRefusal.LOOKS_UNLIKE_THEM.code())) {
                people.add(fields.text("person"));
            }
        });
        return recently.counting(people.size());
    }

    private record In(Instant at, LetInEntry entry) {

        static In of(LedgerEntry entry) {
            return new In(entry.at(), LetInEntry.parse(entry.payload()));
        }
    }

    /** Most sign-ins are of people who come from nowhere that is known and used their key long ago: they cost no query. */
    private static boolean mayMatter(Passkey key, Optional<Scope> here, Instant now) {
        return here.isPresent()
                || key.lastUsedAt()
                        .filter(used -> used.isAfter(now.minus(RecentHistory.LATELY)))
                        .isPresent();
    }

    private List<In> letIn(PersonId person) {
        return ledger.newestOf(SignInEntries.LET_IN, person.value(), RecentHistory.MOST_COUNTED).stream()
                .map(In::of)
                .toList();
    }

    private Optional<Integer> daysAway(Passkey key, Instant now) {
        if (key.lastUsedAt().filter(used -> used.isAfter(now.minus(FEW_DAYS))).isPresent()) {
            return Optional.of(0);
        }
        return authenticators.of(key.person()).stream()
                .flatMap(each -> each.lastUsedAt().stream())
                .max(Instant::compareTo)
                .map(used -> Duration.between(used, now))
                .map(away -> away.compareTo(FEW_DAYS) < 0 ? 0 : (int) away.toDays());
    }

    private Optional<Elsewhere> elsewhere(Scope here, List<In> letIn, Instant now) {
        return letIn.stream()
                .filter(in -> in.at().isAfter(now.minus(A_DAY)))
                .filter(in -> in.entry()
                        .weighed()
                        .flatMap(Weighed::seenAt)
                        .filter(site -> !site.equals(here))
                        .isPresent())
                .findFirst()
                .map(in -> sessions.named(in.entry().session())
                        .filter(session -> !session.times().isOverAt(now))
                        .map(session -> new Elsewhere(minutes(session.times().lastSeenAt(), now), true))
                        .orElseGet(() -> new Elsewhere(minutes(in.at(), now), false)));
    }

    private static int minutes(Instant since, Instant now) {
        return (int) Math.clamp(Duration.between(since, now).toMinutes(), 0, Elsewhere.MOST_MINUTES);
    }
}
