package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who came into which application from here, in SQL. After three months without, it hears of them no more. */
@Component
class SubjectTable {

    static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final JdbcClient sql;

    SubjectTable(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @return whether the application hears of it: that it is the first time in this session, or after another one, and
     *     that it wants to hear of them
     */
    boolean enters(String client, PersonId person, String session, Instant at) {
        return sql.sql("""
                insert into signals_subject (client, person, session, left_out, expires_at)
                values (?, ?, ?, false, ?)
                on conflict (client, person) do update
                    set session = excluded.session, expires_at = excluded.expires_at
                    where signals_subject.session <> excluded.session
                returning not left_out""")
                .params(client, person.value(), session, Timestamp.from(at.plus(KNOWN_FOR)))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Where they are known, and it wants to hear of them. */
    List<String> clientsOf(PersonId person, Instant at) {
        return sql.sql("select client from signals_subject where person = ? and not left_out and expires_at > ?")
                .params(person.value(), Timestamp.from(at))
                .query((row, number) -> row.getString("client"))
                .list();
    }

    boolean hearsOf(String client, PersonId person, Instant at) {
        return sql.sql("""
                select exists (
                    select from signals_subject where client = ? and person = ? and not left_out and expires_at > ?)""")
                .params(client, person.value(), Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    /** False where it is so already, or nobody of that name ever came in there. */
    boolean leaveOut(String client, PersonId person, boolean out) {
        return sql.sql("update signals_subject set left_out = ? where client = ? and person = ? and left_out <> ?")
                        .params(out, client, person.value(), out)
                        .update()
                > 0;
    }

    void forgetThoseBefore(Instant instant) {
        sql.sql("delete from signals_subject where expires_at < ?")
                .param(Timestamp.from(instant))
                .update();
    }
}
