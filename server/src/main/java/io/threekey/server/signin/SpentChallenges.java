package io.threekey.server.signin;

import io.threekey.charter.json.Digest;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The challenges that were answered, until they expire by themselves. */
@Component
class SpentChallenges {

    private final JdbcClient sql;

    SpentChallenges(JdbcClient sql) {
        this.sql = sql;
    }

    /** In the transaction that acts on the answer: false where another one did already. */
    boolean spend(byte[] challenge, Instant expires) {
        return sql.sql("insert into signin_spent_challenge (digest, expires_at) values (?, ?) on conflict do nothing")
                        .params(Digest.of(challenge).hex(), Timestamp.from(expires))
                        .update()
                > 0;
    }

    void forgetThoseBefore(Instant instant) {
        sql.sql("delete from signin_spent_challenge where expires_at < ?")
                .param(Timestamp.from(instant))
                .update();
    }
}
