package io.threekey.server.notices;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries and their attempts in SQL. */
@Component
class DeliveryTable {

    private final JdbcClient sql;

    DeliveryTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** False where this round went to this person by this way before. */
    boolean insert(Delivery delivery) {
        return sql.sql("""
                        insert into notices_delivery
                            (id, notice, person, way, round, state, attempts, problem, detail, made_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
                        on conflict (notice, person, way, round) do nothing""")
                        .params(
                                delivery.id(),
                                delivery.notice().value(),
                                delivery.person().value(),
                                delivery.way().code(),
                                delivery.round(),
                                delivery.state().code(),
                                kind(delivery.problem()),
                                detail(delivery.problem()),
                                Timestamp.from(delivery.madeAt()),
                                Timestamp.from(delivery.changedAt()))
                        .update()
                > 0;
    }

    Optional<Delivery> find(String id) {
        return sql.sql("select * from notices_delivery where id = ?")
                .param(id)
                .query(Delivery::read)
                .optional();
    }

    /** Gives the attempt its number, which no other attempt has; empty where nothing waits any more. */
    Optional<Delivery> beginAttempt(String id, Instant at) {
        var begun = sql.sql("""
                        update notices_delivery set attempts = attempts + 1, changed_at = ?
                        where id = ? and state = 'waiting' returning *""")
                .params(Timestamp.from(at), id)
                .query(Delivery::read)
                .optional();
        begun.ifPresent(delivery -> sql.sql("insert into notices_attempt (delivery, number, began_at) values (?, ?, ?)")
                .params(id, delivery.attempts(), Timestamp.from(at))
                .update());
        return begun;
    }

    /** False where a later attempt has begun, whose word counts. */
    boolean endAttempt(Delivery begun, Delivery.State state, Optional<Problem> problem, Instant at) {
        sql.sql("update notices_attempt set ended_at = ?, problem = ?, detail = ? where delivery = ? and number = ?")
                .params(Timestamp.from(at), kind(problem), detail(problem), begun.id(), begun.attempts())
                .update();
        return sql.sql("""
                        update notices_delivery set state = ?, problem = ?, detail = ?, changed_at = ?
                        where id = ? and attempts = ? and state = 'waiting'""")
                        .params(
                                state.code(),
                                kind(problem),
                                detail(problem),
                                Timestamp.from(at),
                                begun.id(),
                                begun.attempts())
                        .update()
                > 0;
    }

    boolean settle(String id, Instant at) {
        return sql.sql(
                                "update notices_delivery set state = 'settled', changed_at = ? where id = ? and state = 'failed'")
                        .params(Timestamp.from(at), id)
                        .update()
                > 0;
    }

    /** The newest first. */
    List<Delivery> latest(int most) {
        return sql.sql("select * from notices_delivery order by made_at desc, id limit ?")
                .param(most)
                .query(Delivery::read)
                .list();
    }

    /** Failed, and neither settled, nor answered by the person, nor followed by one that reached them the same way. */
    List<Delivery> standingFailures() {
        return sql.sql("""
                        select * from notices_delivery failed
                        where state = 'failed'
                        and not exists (
                            select from notices_delivery later
                            where later.person = failed.person and later.way = failed.way
                            and later.state = 'delivered' and later.changed_at > failed.changed_at)
                        and not exists (
                            select from notices_telling telling
                            where telling.notice = failed.notice and telling.person = failed.person
                            and telling.answered_at is not null)
                        order by made_at desc, id""").query(Delivery::read).list();
    }

    private static String kind(Optional<Problem> problem) {
        return problem.map(found -> found.kind().code()).orElse("");
    }

    private static String detail(Optional<Problem> problem) {
        return problem.map(Problem::detail).orElse("");
    }
}
