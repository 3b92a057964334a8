package io.threekey.server.authenticators;

import io.threekey.server.sealedrows.OneTrip;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RevocationTable {

    private final JdbcClient sql;
    private final SealedRows<Revocation> revocations;

    RevocationTable(JdbcClient sql, Seals seals) {
        this.sql = sql;
        this.revocations = seals.in(new Revocation.Form());
    }

    /** One revocation at a time, on all nodes, until the transaction at hand ends. */
    void lock() {
        sql.sql("lock table authenticators_revocation in share row exclusive mode")
                .update();
    }

    /** In the order they were made. */
    List<Revocation> all() {
        return revocations.among(sql.sql("select * from authenticators_revocation order by seq"));
    }

    /** Past any row, forged ones included. */
    long nextSequence() {
        return sql.sql("select coalesce(max(seq), 0) + 1 from authenticators_revocation")
                .query(Long.class)
                .single();
    }

    OneTrip.Asked<Revocation> ask(OneTrip trip, String passkey) {
        return trip.ask(revocations, "select * from authenticators_revocation where passkey = ?", passkey);
    }

    boolean names(String passkey) {
        return !revocations
                .among(sql.sql("select * from authenticators_revocation where passkey = ?")
                        .param(passkey))
                .isEmpty();
    }

    void insert(Revocation revocation) {
        sql.sql("""
                insert into authenticators_revocation (seq, passkey, person, reason, at, previous_mac, mac)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        revocation.sequence(),
                        revocation.passkey(),
                        revocation.person().value(),
                        revocation.reason().code(),
                        Timestamp.from(revocation.at()),
                        revocation.previousMac(),
                        mac(revocation))
                .update();
    }

    byte[] mac(Revocation revocation) {
        return revocations.mac(revocation);
    }
}
