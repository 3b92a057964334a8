package io.threekey.server.sharedsignals;

import io.threekey.server.federation.TellingProblem;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import io.threekey.server.signin.ToldOfEnd.State;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is to be told to whom, and what became of it, in SQL. */
@Component
class SignalTable {

    /** Longer than it is shown to anybody; the ledger keeps it. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient sql;
    private final SealedRows<SignalEvent> events;

    SignalTable(JdbcClient sql, Seals seals) {
        this.sql = sql;
        this.events = seals.in(new SignalEvent.Form());
    }

    /** @param parked that no job is to push it yet */
    void insert(SignalEvent event, boolean parked) {
        var at = Timestamp.from(event.madeAt());
        sql.sql("""
                insert into signals_event (jti, client, person, type, content, made_at, mac)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        event.jti(),
                        event.client(),
                        event.person(),
                        event.type(),
                        event.written(),
                        at,
                        events.mac(event))
                .update();
        sql.sql("""
                insert into signals_waiting (
                    jti, client, person, type, state, parked, attempts, problem, made_at, since, changed_at, next_at,
                    expires_at)
                values (?, ?, ?, ?, 'waiting', ?, 0, '', ?, ?, ?, ?, ?)""")
                .params(
                        event.jti(),
                        event.client(),
                        event.person(),
                        event.type(),
                        parked,
                        at,
                        at,
                        at,
                        at,
                        Timestamp.from(event.madeAt().plus(KEPT)))
                .update();
    }

    /** How many wait, counted no further than that. */
    int waiting(String client, int most) {
        return sql.sql("""
                select count(*) from (
                    select from signals_waiting where client = ? and state = 'waiting' limit ?) as counted""").params(client, most).query(Integer.class).single();
    }

    Optional<WaitingSignal> waiting(String jti) {
        return sql.sql("select * from signals_waiting where jti = ? and state = 'waiting'")
                .param(jti)
                .query(WaitingSignal::read)
                .optional();
    }

    Optional<SignalEvent> event(String jti) {
        return events.at(sql.sql("select * from signals_event where jti = ?").param(jti));
    }

    /** Of the same person, and still to be told before it: what hangs together is told in its order. */
    Optional<WaitingSignal> before(WaitingSignal signal) {
        return sql.sql("""
                select * from signals_waiting
                where client = ? and state = 'waiting' and person = ?
                    and number < (select number from signals_waiting where jti = ?)
                order by number limit 1""")
                .params(signal.client(), signal.person(), signal.jti())
                .query(WaitingSignal::read)
                .optional();
    }

    /** The oldest first. */
    List<SignalEvent> toFetch(String client, int most) {
        return events.among(sql.sql("""
                select e.* from signals_waiting w
                join signals_event e on e.jti = w.jti and e.client = w.client and e.type = w.type
                where w.client = ? and w.state = 'waiting' order by w.number limit ?""").params(client, most));
    }

    /** Gives the attempt its number, which no other attempt has; empty where another node began it. */
    Optional<WaitingSignal> begin(WaitingSignal seen, Instant at, Instant next) {
        return sql.sql("""
                update signals_waiting set attempts = attempts + 1, changed_at = ?, next_at = ?
                where jti = ? and attempts = ? and state = 'waiting' returning *""")
                .params(Timestamp.from(at), Timestamp.from(next), seen.jti(), seen.attempts())
                .query(WaitingSignal::read)
                .optional();
    }

    /** False where a later attempt has begun, whose word counts. */
    boolean end(WaitingSignal outcome) {
        return sql.sql("""
                update signals_waiting set state = ?, problem = ?, changed_at = ?
                where jti = ? and attempts = ? and state = 'waiting'""")
                        .params(
                                outcome.state().code(),
                                problem(outcome.problem()),
                                Timestamp.from(outcome.changedAt()),
                                outcome.jti(),
                                outcome.attempts())
                        .update()
                > 0;
    }

    /** The same for what was fetched: only where it is that application's, and waits. */
    Optional<WaitingSignal> fetched(String client, String jti, State state, Optional<TellingProblem> why, Instant at) {
        return sql.sql("""
                update signals_waiting set state = ?, problem = ?, changed_at = ?, attempts = attempts + 1
                where jti = ? and client = ? and state = 'waiting' returning *""")
                .params(state.code(), problem(why), Timestamp.from(at), jti, client)
                .query(WaitingSignal::read)
                .optional();
    }

    /** Nobody pushes it until the stream is enabled again. */
    void park(String jti) {
        sql.sql("update signals_waiting set parked = true where jti = ?")
                .param(jti)
                .update();
    }

    /** Takes some of those that wait for the stream, which count as late from now on. */
    List<String> unpark(String client, Instant at, int most) {
        return sql.sql("""
                update signals_waiting set parked = false, since = ?, next_at = ?
                where jti in (
                    select jti from signals_waiting where client = ? and state = 'waiting' and parked
                    order by number limit ?)
                returning jti""")
                .params(Timestamp.from(at), Timestamp.from(at), client, most)
                .query((row, number) -> row.getString("jti"))
                .list();
    }

    /** @return how many that were */
    int drop(String client, TellingProblem why, Instant at) {
        return sql.sql("""
                update signals_waiting set state = ?, problem = ?, changed_at = ?
                where client = ? and state = 'waiting'""")
                .params(State.GAVE_UP.code(), why.written(), Timestamp.from(at), client)
                .update();
    }

    /** What was not fetched for so long. */
    List<WaitingSignal> giveUpThoseBefore(Instant instant, TellingProblem why, Instant at, int most) {
        return sql.sql("""
                update signals_waiting set state = ?, problem = ?, changed_at = ?
                where state = 'waiting' and jti in (
                    select jti from signals_waiting where state = 'waiting' and made_at < ? order by made_at limit ?)
                returning *""")
                .params(State.GAVE_UP.code(), why.written(), Timestamp.from(at), Timestamp.from(instant), most)
                .query(WaitingSignal::read)
                .list();
    }

    /** The newest of those that wait for it beyond so many, some at once; whoever is just being told of one keeps it. */
    List<WaitingSignal> giveUpThoseBeyond(int most, String client, TellingProblem why, Instant at, int atOnce) {
        return sql.sql("""
                update signals_waiting set state = ?, problem = ?, changed_at = ?
                where state = 'waiting' and jti in (
                    select jti from signals_waiting
                    where client = ? and state = 'waiting' and number >= (
                        select number from signals_waiting
                        where client = ? and state = 'waiting' order by number offset ? limit 1)
                    order by number desc limit ? for update skip locked)
                returning *""")
                .params(State.GAVE_UP.code(), why.written(), Timestamp.from(at), client, client, most, atOnce)
                .query(WaitingSignal::read)
                .list();
    }

    /** Whether something waits for the stream that no job pushes. */
    boolean isAnyParked(String client) {
        return sql.sql("select exists (select from signals_waiting where client = ? and state = 'waiting' and parked)")
                .param(client)
                .query(Boolean.class)
                .single();
    }

    Optional<Instant> latest(String client, String type) {
        return sql.sql("select max(made_at) as latest from signals_event where client = ? and type = ?")
                .params(client, type)
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("latest")))
                .single()
                .map(Timestamp::toInstant);
    }

    /** What was told last. */
    Optional<Instant> toldLast(String client) {
        return sql.sql("select max(changed_at) as latest from signals_waiting where client = ? and state = 'told'")
                .param(client)
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("latest")))
                .single()
                .map(Timestamp::toInstant);
    }

    /** What nobody tells any more, the newest first. */
    List<WaitingSignal> untold(Instant since, int most) {
        return sql.sql("""
                select * from signals_waiting where state not in ('waiting', 'told') and changed_at >= ?
                order by changed_at desc, jti limit ?""")
                .params(Timestamp.from(since), most)
                .query(WaitingSignal::read)
                .list();
    }

    void forgetThoseBefore(Instant instant) {
        sql.sql("delete from signals_event where jti in (select jti from signals_waiting where expires_at < ?)")
                .param(Timestamp.from(instant))
                .update();
    }

    private static String problem(Optional<TellingProblem> why) {
        return why.map(TellingProblem::written).orElse("");
    }
}
