package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.evidence.RiskSignal;
import io.threekey.server.ledger.Pace;
import io.threekey.server.snapshots.Snapshot;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How risky each person's last sign-in looked, and word of it where that changes. Nearly everybody comes in as usual after
 * having come in as usual: each node knows who did not, so that they cost no question. A node that does not know it yet, for
 * about a second, says nothing of somebody who is as usual again until they come in once more.
 */
@Component
class RiskLevels implements Snapshot {

    /** A row bears the time of its writing, which may be that long before its commit, and on another node's clock. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** By then every node has looked, and a later one begins with what is there. */
    private static final Duration KNOWN = Duration.ofHours(1);

    /** No application hears any more of whoever was not in for so long. */
    static final Duration KEPT = Duration.ofDays(120);

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Set<String> raised = ConcurrentHashMap.newKeySet();
    private final Pace pace = Pace.ofLittle();
    private Instant looked = Instant.EPOCH;

    RiskLevels(JdbcClient sql, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
        look();
    }

    /** In the transaction of the sign-in, which records by what it was judged. */
    void judged(PersonId person, RiskLevel now, Set<RiskSignal> why) {
        if (now == RiskLevel.LOW && !raised.contains(person.value())) {
            return;
        }
        var at = clock.instant();
        var before = lastOf(person, at);
        if (before != now) {
            note(person, now);
            events.publishEvent(new RiskLevelChanged(person, before, now, why, at));
        }
        raised.add(person.value()); // until the next look finds it as it was committed
    }

    /** Whoever has no row came in as usual; the caller's transaction holds it from here on, whoever forgets it meanwhile. */
    private RiskLevel lastOf(PersonId person, Instant at) {
        return sql.sql("""
                insert into signin_risk_level (person, level, changed_at) values (?, ?, ?)
                on conflict (person) do update set changed_at = excluded.changed_at returning level""")
                .params(person.value(), RiskLevel.LOW.code(), Timestamp.from(at))
                .query((row, number) -> RiskLevel.ofCode(row.getString("level")))
                .single();
    }

    private void note(PersonId person, RiskLevel level) {
        sql.sql("update signin_risk_level set level = ? where person = ?")
                .params(level.code(), person.value())
                .update();
    }

    /** In a transaction of its own: as usual is what nothing says too, as soon as every node knows of it. */
    void forget() {
        var now = clock.instant();
        sql.sql("delete from signin_risk_level where changed_at < ? or changed_at < ? and level = ?")
                .params(Timestamp.from(now.minus(KEPT)), Timestamp.from(now.minus(KNOWN)), RiskLevel.LOW.code())
                .update();
    }

    @Override
    public String name() {
        return "whose last sign-in looked risky";
    }

    @Override
    public void lookAgain() {
        pace.runIfDue(this::look);
    }

    private void look() {
        var now = clock.instant();
        sql.sql("select person, level from signin_risk_level where changed_at >= ?")
                .param(Timestamp.from(looked))
                .query(row -> {
                    if (RiskLevel.ofCode(row.getString("level")) == RiskLevel.LOW) {
                        raised.remove(row.getString("person"));
                    } else {
                        raised.add(row.getString("person"));
                    }
                });
        looked = now.minus(LATE);
    }
}
