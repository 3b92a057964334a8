package io.threekey.server.federation;

import io.threekey.charter.json.Digest;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes, what they were redeemed for, and proofs that were used, in SQL. */
@Component
class FederationTables {

    private final JdbcClient sql;
    private final SealedRows<AuthorizationCode> codes;
    private final SealedRows<GivenAccess> accesses;

    FederationTables(JdbcClient sql, Seals seals) {
        this.sql = sql;
        this.codes = seals.in(new AuthorizationCode.Form());
        this.accesses = seals.in(new GivenAccess.Form());
    }

    void insert(AuthorizationCode code) {
        sql.sql("""
                insert into federation_code (
                    digest, client, redirect_uri, challenge, nonce, scope, session, person, acr, amr, authenticated_at,
                    expires_at, mac)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        code.digest().hex(),
                        code.access().client(),
                        code.redirectUri(),
                        code.challenge(),
                        code.nonce().orElse(""),
                        code.access().scope(),
                        code.access().session(),
                        code.access().person().value(),
                        code.authenticated().acr(),
                        String.join(" ", code.authenticated().amr()),
                        Timestamp.from(code.authenticated().at()),
                        Timestamp.from(code.expiresAt()),
                        codes.mac(code))
                .update();
    }

    /** Of several that take it at once one does, and the others wait until that one has committed. */
    Optional<AuthorizationCode> take(Digest code) {
        return codes.at(sql.sql("delete from federation_code where digest = ? returning *")
                .param(code.hex()));
    }

    void insert(GivenAccess given) {
        sql.sql("""
                insert into federation_access (id, code, client, scope, session, person, expires_at, mac)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        given.id(),
                        given.code().hex(),
                        given.access().client(),
                        given.access().scope(),
                        given.access().session(),
                        given.access().person().value(),
                        Timestamp.from(given.expiresAt()),
                        accesses.mac(given))
                .update();
    }

    Optional<GivenAccess> given(String id) {
        return accesses.at(
                sql.sql("select * from federation_access where id = ?").param(id));
    }

    Optional<GivenAccess> revokeWhatWasGivenFor(Digest code) {
        return accesses.at(sql.sql("delete from federation_access where code = ? returning *")
                .param(code.hex()));
    }

    /** False where somebody showed it before, on whatever node. */
    boolean spend(Digest proof, Instant expires) {
        return sql.sql("insert into federation_spent_proof (digest, expires_at) values (?, ?) on conflict do nothing")
                        .params(proof.hex(), Timestamp.from(expires))
                        .update()
                > 0;
    }

    void forgetWhatExpiredBefore(Instant instant) {
        for (var table : new String[] {"federation_code", "federation_access", "federation_spent_proof"}) {
            sql.sql("delete from " + table + " where expires_at < ?")
                    .param(Timestamp.from(instant))
                    .update();
        }
    }
}
