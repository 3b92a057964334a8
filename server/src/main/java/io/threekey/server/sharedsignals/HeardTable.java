package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other systems said, in SQL. Longer kept than anything is taken that was signed before. */
@Component
class HeardTable {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient sql;

    HeardTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param outcome what was done about it */
    record HeardSignal(String source, String type, String person, HeardOutcome outcome, Instant at) {}

    /** False where it was heard before, on whatever node. */
    boolean insert(SaidElsewhere said, Instant at) {
        return sql.sql("""
                insert into signals_heard (source, jti, type, person, outcome, heard_at, expires_at)
                values (?, ?, ?, '', ?, ?, ?) on conflict do nothing""")
                        .params(
                                said.source().issuer(),
                                said.jti(),
                                said.type(),
                                HeardOutcome.NOTHING.code(),
                                Timestamp.from(at),
                                Timestamp.from(at.plus(KEPT)))
                        .update()
                > 0;
    }

    void note(SaidElsewhere said, Optional<PersonId> person, HeardOutcome outcome) {
        sql.sql("update signals_heard set person = ?, outcome = ? where source = ? and jti = ?")
                .params(
                        person.map(PersonId::value).orElse(""),
                        outcome.code(),
                        said.source().issuer(),
                        said.jti())
                .update();
    }

    /** Those of one source take turns, so that no two count the same room. */
    void takeTurns(SignalSource source) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('signals_heard ' || ?, 0))")
                .param(source.issuer())
                .query(row -> {});
    }

    /** Whom its word hit since then: their sessions ended, or people were asked about them. */
    List<String> hitBy(SignalSource source, Instant since) {
        return sql.sql("""
                select distinct person from signals_heard
                where source = ? and outcome in ('ended', 'asked') and heard_at > ?""")
                .params(source.issuer(), Timestamp.from(since))
                .query((row, number) -> row.getString("person"))
                .list();
    }

    /** The newest first. */
    List<HeardSignal> since(Instant since, int most) {
        return sql.sql("select * from signals_heard where heard_at >= ? order by heard_at desc, jti limit ?")
                .params(Timestamp.from(since), most)
                .query((row, number) -> new HeardSignal(
                        row.getString("source"),
                        row.getString("type"),
                        row.getString("person"),
                        HeardOutcome.ofCode(row.getString("outcome")),
                        row.getTimestamp("heard_at").toInstant()))
                .list();
    }

    void forgetThoseBefore(Instant instant) {
        sql.sql("delete from signals_heard where expires_at < ?")
                .param(Timestamp.from(instant))
                .update();
    }
}
