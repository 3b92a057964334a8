package io.threekey.server.signin;

import io.threekey.charter.json.Digest;
import io.threekey.server.ledger.LateWrites;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The challenges that were answered, until they expire by themselves. */
@Component
class SpentChallenges {

    private final JdbcClient sql;
    private final LateWrites late;

    SpentChallenges(JdbcClient sql, LateWrites late) {
        this.sql = sql;
        this.late = late;
    }

    /** In the transaction that acts on the answer: false where another one did already. */
    boolean spend(byte[] challenge, Instant expires) {
        return late.spend(
                "insert into signin_spent_challenge (digest, expires_at) values (?, ?)",
                List.of(Digest.of(challenge).hex(), Timestamp.from(expires)));
    }

    void forgetThoseBefore(Instant instant) {
        sql.sql("delete from signin_spent_challenge where expires_at < ?")
                .param(Timestamp.from(instant))
                .update();
    }
}
