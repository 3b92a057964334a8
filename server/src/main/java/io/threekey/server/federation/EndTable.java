package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.server.signin.ToldOfEnd.State;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is to be told of which end, and what became of it, in SQL. */
@Component
class EndTable {

    /** Longer than it is shown to anybody; the ledger keeps it. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient sql;

    EndTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(EndToTell end, State state, Instant overAt) {
        var at = Timestamp.from(overAt);
        sql.sql("""
                insert into federation_end (
                    sid, client, session, person, state, attempts, problem, over_at, changed_at, next_at, expires_at)
                values (?, ?, ?, ?, ?, 0, '', ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        end.sid(),
                        end.client(),
                        end.session(),
                        end.person().value(),
                        state.code(),
                        at,
                        at,
                        at,
                        Timestamp.from(overAt.plus(KEPT)))
                .update();
    }

    Optional<EndTold> waiting(String sid) {
        return sql.sql("select * from federation_end where sid = ? and state = 'waiting'")
                .param(sid)
                .query(EndTold::read)
                .optional();
    }

    /** Gives the attempt its number, which no other attempt has; empty where another node began it. */
    Optional<EndTold> begin(EndTold seen, Instant at, Instant next) {
        return sql.sql("""
                update federation_end set attempts = attempts + 1, changed_at = ?, next_at = ?
                where sid = ? and attempts = ? and state = 'waiting' returning *""")
                .params(Timestamp.from(at), Timestamp.from(next), seen.sid(), seen.attempts())
                .query(EndTold::read)
                .optional();
    }

    /** False where a later attempt has begun, whose word counts. */
    boolean end(EndTold outcome) {
        return sql.sql("""
                update federation_end set state = ?, problem = ?, changed_at = ?
                where sid = ? and attempts = ? and state = 'waiting'""")
                        .params(
                                outcome.state().code(),
                                outcome.problem().map(TellingProblem::written).orElse(""),
                                Timestamp.from(outcome.changedAt()),
                                outcome.sid(),
                                outcome.attempts())
                        .update()
                > 0;
    }

    List<EndTold> of(PersonId person, Instant since, int most) {
        return sql.sql("""
                select * from federation_end where person = ? and over_at >= ?
                order by over_at desc, client limit ?""")
                .params(person.value(), Timestamp.from(since), most)
                .query(EndTold::read)
                .list();
    }

    List<EndTold> of(PersonId person, List<String> sessions, int most) {
        return sql.sql("""
                select * from federation_end where person = ? and session = any (?)
                order by over_at desc, client limit ?""")
                .params(person.value(), sessions.toArray(String[]::new), most)
                .query(EndTold::read)
                .list();
    }

    /** But for applications of which nobody ever decided where they could be told. */
    List<EndTold> untold(Instant since, int most) {
        return sql.sql("""
                select * from federation_end
                where state in ('said-no', 'gave-up', 'uncertain', 'address-gone') and over_at >= ?
                order by over_at desc, sid limit ?""")
                .params(Timestamp.from(since), most)
                .query(EndTold::read)
                .list();
    }
}
