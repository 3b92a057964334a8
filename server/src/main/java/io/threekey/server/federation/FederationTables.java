package io.threekey.server.federation;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.server.ledger.LateWrites;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes, what they were redeemed for, and what was used up, in SQL. */
@Component
class FederationTables {

    /** Somebody's session that goes on for longer is entered anew with the next code. */
    private static final Duration ENTERED_FOR = Duration.ofDays(30);

    private final JdbcClient sql;
    private final LateWrites late;
    private final SealedRows<AuthorizationCode> codes;
    private final SealedRows<GivenAccess> accesses;
    private final SealedRows<RefreshToken> refreshes;
    private final SealedRows<PushedRequest> pushed;

    FederationTables(JdbcClient sql, LateWrites late, Seals seals) {
        this.sql = sql;
        this.late = late;
        this.codes = seals.in(new AuthorizationCode.Form());
        this.accesses = seals.in(new GivenAccess.Form());
        this.refreshes = seals.in(new RefreshToken.Form());
        this.pushed = seals.in(new PushedRequest.Form());
    }

    /** With the commit, like what it is redeemed for. */
    void insert(AuthorizationCode code) {
        late.write(
                "insert into federation_entered (session, client, expires_at) values (?, ?, ?) on conflict do nothing",
                List.of(
                        code.access().session(),
                        code.access().client(),
                        Timestamp.from(code.expiresAt().plus(ENTERED_FOR))));
        late.write(
                """
                insert into federation_code (
                    digest, client, redirect_uri, challenge, nonce, scope, session, person, jkt, acr, amr,
                    authenticated_at, expires_at, mac)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                List.of(
                        code.digest().hex(),
                        code.access().client(),
                        code.redirectUri(),
                        code.challenge(),
                        code.nonce().orElse(""),
                        code.access().scope(),
                        code.access().session(),
                        code.access().person().value(),
                        code.access().held().map(Binding::written).orElse(""),
                        code.authenticated().acr(),
                        String.join(" ", code.authenticated().amr()),
                        Timestamp.from(code.authenticated().at()),
                        Timestamp.from(code.expiresAt()),
                        codes.mac(code)));
    }

    /**
     * What the session was for. Whoever has tokens stood here before they asked for them, and was given them while the
     * session could not be ended, so none of those is missed.
     */
    List<String> leave(String session) {
        return sql.sql("delete from federation_entered where session = ? returning client")
                .param(session)
                .query((row, number) -> row.getString("client"))
                .list();
    }

    List<String> entered(String session) {
        return sql.sql("select client from federation_entered where session = ?")
                .param(session)
                .query((row, number) -> row.getString("client"))
                .list();
    }

    /** Of several that take it at once one does, and the others wait until that one has committed. */
    Optional<AuthorizationCode> take(Digest code) {
        return codes.at(sql.sql("delete from federation_code where digest = ? returning *")
                .param(code.hex()));
    }

    /** With the commit, like the refresh token beside it. */
    void insert(GivenAccess given) {
        late.write(
                """
                insert into federation_access (id, code, client, scope, session, person, expires_at, mac, jkt)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                List.of(
                        given.id(),
                        given.code().hex(),
                        given.access().client(),
                        given.access().scope(),
                        given.access().session(),
                        given.access().person().value(),
                        Timestamp.from(given.expiresAt()),
                        accesses.mac(given),
                        given.access().held().map(Binding::written).orElse("")));
    }

    Optional<GivenAccess> given(String id) {
        return accesses.at(
                sql.sql("select * from federation_access where id = ?").param(id));
    }

    Optional<GivenAccess> takeBack(String id, String client) {
        return accesses.at(sql.sql("delete from federation_access where id = ? and client = ? returning *")
                .params(id, client));
    }

    void insert(RefreshToken token) {
        late.write(
                """
                insert into federation_refresh (
                    digest, code, client, scope, session, person, jkt, acr, amr, authenticated_at, expires_at, mac)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                List.of(
                        token.digest().hex(),
                        token.code().hex(),
                        token.access().client(),
                        token.access().scope(),
                        token.access().session(),
                        token.access().person().value(),
                        token.access().held().map(Binding::written).orElse(""),
                        token.authenticated().acr(),
                        String.join(" ", token.authenticated().amr()),
                        Timestamp.from(token.authenticated().at()),
                        Timestamp.from(token.expiresAt()),
                        refreshes.mac(token)));
    }

    Optional<RefreshToken> refresh(Digest token) {
        return refreshes.at(
                sql.sql("select * from federation_refresh where digest = ?").param(token.hex()));
    }

    /** Whoever asks with it at the same time, or takes it back, waits. */
    Optional<RefreshToken> holdRefresh(Digest token) {
        return refreshes.at(sql.sql("select * from federation_refresh where digest = ? for update")
                .param(token.hex()));
    }

    /** As with a code: one takes it, and whoever takes it at the same time waits and finds nothing. */
    Optional<RefreshToken> takeRefresh(Digest token) {
        return refreshes.at(sql.sql("delete from federation_refresh where digest = ? returning *")
                .param(token.hex()));
    }

    /** All that one sign-in gave an application: what was there, of which the first says whose it was. */
    List<Access> takeBackWhatBeganWith(Digest code) {
        var again = refreshes.among(sql.sql("delete from federation_refresh where code = ? returning *")
                .param(code.hex()));
        var given = accesses.among(sql.sql("delete from federation_access where code = ? returning *")
                .param(code.hex()));
        return Stream.concat(
                        again.stream().map(RefreshToken::access), given.stream().map(GivenAccess::access))
                .toList();
    }

    void insert(PushedRequest request) {
        sql.sql("insert into federation_pushed (digest, request, expires_at, mac) values (?, ?, ?, ?)")
                .params(
                        request.digest().hex(),
                        new String(CanonicalJson.bytes(request.request()), StandardCharsets.UTF_8),
                        Timestamp.from(request.expiresAt()),
                        pushed.mac(request))
                .update();
    }

    Optional<PushedRequest> takePushed(Digest name) {
        return pushed.at(sql.sql("delete from federation_pushed where digest = ? returning *")
                .param(name.hex()));
    }

    /** False where somebody showed it before, on whatever node. */
    boolean spend(Once once) {
        return late.spend(
                "insert into federation_spent_proof (digest, expires_at) values (?, ?)",
                List.of(once.digest().hex(), Timestamp.from(once.expires())));
    }

    void forgetWhatExpiredBefore(Instant instant) {
        for (var table : List.of(
                "federation_code",
                "federation_access",
                "federation_service_access",
                "federation_refresh",
                "federation_pushed",
                "federation_spent_proof",
                "federation_entered",
                "federation_end")) {
            sql.sql("delete from " + table + " where expires_at < ?")
                    .param(Timestamp.from(instant))
                    .update();
        }
    }
}
