package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices, and who was told of them, in SQL. */
@Component
class NoticeTables {

    private final JdbcClient sql;
    private final SealedRows<StoredNotice> notices;
    private final SealedRows<Telling> tellings;

    NoticeTables(JdbcClient sql, Seals seals) {
        this.sql = sql;
        this.notices = seals.in(new StoredNotice.Form());
        this.tellings = seals.in(new Telling.Form());
    }

    /**
     * False where a notice with this key stands already, or another transaction commits one before this. They take turns,
     * so that the one that comes second has changed nothing, and need not record anything.
     */
    boolean insert(StoredNotice notice) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('notices_notice ' || ?, 0))")
                .param(notice.key())
                .query(row -> {});
        return sql.sql("""
                        insert into notices_notice (id, key, code, arguments, urgency, path, told_at, mac)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (key) do nothing""")
                        .params(
                                notice.id().value(),
                                notice.key(),
                                notice.code(),
                                NoticeArguments.written(notice.arguments()),
                                notice.urgency().code(),
                                notice.path(),
                                Timestamp.from(notice.toldAt()),
                                notices.mac(notice))
                        .update()
                > 0;
    }

    /** Does nothing where the person was told of it as the same recipient before. */
    void insert(Telling telling) {
        sql.sql("""
                insert into notices_telling (id, version, notice, recipient, person, told_at, mac)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""")
                .params(
                        telling.id(),
                        telling.version(),
                        telling.notice().value(),
                        telling.recipient().code(),
                        telling.person().value(),
                        Timestamp.from(telling.toldAt()),
                        tellings.mac(telling))
                .update();
    }

    /** False where somebody else noted an answer meanwhile. */
    boolean noteAnswer(Telling answered) {
        var at = answered.answeredAt().orElseThrow();
        return sql.sql("update notices_telling set version = ?, answered_at = ?, mac = ? where id = ? and version = ?")
                        .params(
                                answered.version(),
                                Timestamp.from(at),
                                tellings.mac(answered),
                                answered.id(),
                                answered.version() - 1)
                        .update()
                > 0;
    }

    Optional<StoredNotice> notice(NoticeId id) {
        return notices.at(sql.sql("select * from notices_notice where id = ?").param(id.value()));
    }

    Map<NoticeId, StoredNotice> notices(Collection<NoticeId> ids) {
        return notices
                .among(sql.sql("select * from notices_notice where id = any (?)")
                        .param(ids.stream().map(NoticeId::value).toArray(String[]::new)))
                .stream()
                .collect(Collectors.toMap(StoredNotice::id, Function.identity()));
    }

    List<Telling> tellings(NoticeId notice) {
        return tellings.among(sql.sql("select * from notices_telling where notice = ? order by told_at, id")
                .param(notice.value()));
    }

    List<Telling> tellings(NoticeId notice, PersonId person) {
        return tellings.among(sql.sql("select * from notices_telling where notice = ? and person = ?")
                .params(notice.value(), person.value()));
    }

    /** The newest first. */
    List<Telling> tellings(PersonId person, int most) {
        return tellings.among(
                sql.sql("select * from notices_telling where person = ? order by told_at desc, id limit ?")
                        .params(person.value(), most));
    }

    /** Pages that this person was told of since then, the newest first. */
    List<StoredNotice> pagesTo(PersonId person, Instant since) {
        return notices.among(sql.sql("""
                        select * from notices_notice
                        where urgency = 'page' and told_at > ?
                        and id in (select notice from notices_telling where person = ?)
                        order by told_at desc, id""").params(Timestamp.from(since), person.value()));
    }

    /** All who were told of these. */
    List<Telling> tellings(Collection<NoticeId> ids) {
        return tellings.among(sql.sql("select * from notices_telling where notice = any (?) order by told_at, id")
                .param(ids.stream().map(NoticeId::value).toArray(String[]::new)));
    }

    /**
     * Pages that reached nobody, or that somebody has not answered, told in this time. What does not count is sorted out
     * by the seals.
     */
    List<StoredNotice> pagesToldBetween(Instant from, Instant until) {
        return notices.among(sql.sql("""
                        select * from notices_notice
                        where urgency = 'page' and told_at > ? and told_at <= ?
                        and coalesce((
                            select bool_or(answered_at is null) from notices_telling
                            where notice = notices_notice.id), true)
                        order by told_at""").params(Timestamp.from(from), Timestamp.from(until)));
    }
}
