package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.json.Digest;
import io.threekey.server.ledger.LateWrites;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SessionTable {

    private final JdbcClient sql;
    private final LateWrites late;
    private final SealedRows<Session> sessions;

    SessionTable(JdbcClient sql, LateWrites late, Seals seals) {
        this.sql = sql;
        this.late = late;
        this.sessions = seals.in(new SessionForm());
    }

    /** With the commit: whoever opens it need not ask for it. */
    void insert(Session session) {
        late.write(
                """
            insert into signin_session (
                person, id, version, token_digest, passkey, key_traits, use_case, care_setting, site, browser,
                started_at, last_seen_at, idle_minutes, overall_minutes, policy_scope, policy_version,
                policy_document, pauses, ends_at, mac)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """,
                Stream.concat(Stream.of(session.person().value(), session.id()), said(session))
                        .toList());
    }

    /** What another touch of a key may change, in the order of the columns above. */
    private Stream<Object> said(Session session) {
        return Stream.of(
                session.version(),
                session.token().hex(),
                session.passkey(),
                session.traits().map(TraitsColumn::written).orElse(""),
                session.useCase().code(),
                session.careSetting().code(),
                session.site().map(Scope::value).orElse(""),
                session.browser().map(SeenBrowser::written).orElse(""),
                Timestamp.from(session.times().startedAt()),
                Timestamp.from(session.times().lastSeenAt()),
                session.times().limit().idleMinutes(),
                session.times().limit().overallMinutes(),
                session.policy().address().scope().value(),
                session.policy().version(),
                session.policy().document().hex(),
                session.pauses().written(),
                Timestamp.from(session.times().end()),
                sessions.mac(session));
    }

    /** Does nothing where somebody else noted a later touch meanwhile, or the session is gone. */
    void noteSeen(Session session) {
        sql.sql("""
            update signin_session set version = ?, last_seen_at = ?, pauses = ?, ends_at = ?, mac = ?
            where id = ? and version = ?\
            """)
                .params(
                        session.version(),
                        Timestamp.from(session.times().lastSeenAt()),
                        session.pauses().written(),
                        Timestamp.from(session.times().end()),
                        sessions.mac(session),
                        session.id(),
                        session.version() - 1)
                .update();
    }

    /** In the caller's transaction, which holds the row. */
    Optional<Session> findAndLock(String id) {
        return sessions.at(
                sql.sql("select * from signin_session where id = ? for update").param(id));
    }

    /** Until the caller's transaction is over nobody deletes it, while what changes in it otherwise waits for nobody. */
    Optional<Session> findAndKeep(String id) {
        return sessions.at(sql.sql("select * from signin_session where id = ? for key share")
                .param(id));
    }

    /** All but the id and the person, in a row that the caller's transaction holds. */
    void update(Session session) {
        sql.sql("""
            update signin_session set
                version = ?, token_digest = ?, passkey = ?, key_traits = ?, use_case = ?, care_setting = ?, site = ?,
                browser = ?, started_at = ?, last_seen_at = ?, idle_minutes = ?, overall_minutes = ?,
                policy_scope = ?, policy_version = ?, policy_document = ?, pauses = ?, ends_at = ?, mac = ?
            where id = ?\
            """)
                .params(Stream.concat(said(session), Stream.of(session.id())).toArray())
                .update();
    }

    Optional<Session> find(Digest token) {
        return sessions.at(
                sql.sql("select * from signin_session where token_digest = ?").param(token.hex()));
    }

    Optional<Session> named(String id) {
        return sessions.at(sql.sql("select * from signin_session where id = ?").param(id));
    }

    /** Where a row stands among those that may be over, by what it says, which may be anything. */
    record Ending(Instant at, String id) {

        static final Ending FIRST = new Ending(Instant.EPOCH, "");
    }

    /** Rows that may be over, the longest ago first, from behind that one on. */
    List<Ending> endingBefore(Instant instant, Ending behind, int most) {
        return sql.sql("""
            select ends_at, id from signin_session
            where ends_at <= ? and (ends_at, id) > (?, ?) order by ends_at, id limit ?\
            """)
                .params(Timestamp.from(instant), Timestamp.from(behind.at()), behind.id(), most)
                .query((row, number) -> new Ending(row.getTimestamp("ends_at").toInstant(), row.getString("id")))
                .list();
    }

    List<Session> named(List<Ending> endings) {
        return sessions.among(sql.sql("select * from signin_session where id = any (?)")
                .param(endings.stream().map(Ending::id).toArray(String[]::new)));
    }

    List<Session> openedBy(String passkey) {
        return sessions.among(
                sql.sql("select * from signin_session where passkey = ?").param(passkey));
    }

    List<Session> of(PersonId person) {
        return sessions.among(
                sql.sql("select * from signin_session where person = ?").param(person.value()));
    }

    /** False where it was renewed since it was read so, or is gone. */
    boolean deleteAsItWas(Session session) {
        return sql.sql("delete from signin_session where id = ? and version = ?")
                        .params(session.id(), session.version())
                        .update()
                > 0;
    }

    boolean delete(String id) {
        return sql.sql("delete from signin_session where id = ?").param(id).update() > 0;
    }
}
