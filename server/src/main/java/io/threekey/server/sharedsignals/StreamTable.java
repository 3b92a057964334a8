package io.threekey.server.sharedsignals;

import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Streams, in SQL. */
@Component
class StreamTable {

    private final JdbcClient sql;
    private final SealedRows<SignalStream> rows;

    StreamTable(JdbcClient sql, Seals seals) {
        this.sql = sql;
        this.rows = seals.in(new SignalStream.Form());
    }

    /** False where the application has one. */
    boolean insert(SignalStream stream) {
        return sql.sql("""
                insert into signals_stream (
                    client, id, version, status, reason, delivery, secret, requested, description, created_at,
                    changed_at, mac)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                stream.client(),
                                stream.id(),
                                stream.version(),
                                stream.status().code(),
                                stream.reason(),
                                stream.delivery().code(),
                                stream.secret(),
                                requested(stream),
                                stream.description(),
                                Timestamp.from(stream.createdAt()),
                                Timestamp.from(stream.changedAt()),
                                rows.mac(stream))
                        .update()
                > 0;
    }

    void update(SignalStream stream) {
        sql.sql("""
                update signals_stream set
                    version = ?, status = ?, reason = ?, delivery = ?, secret = ?, requested = ?, description = ?,
                    changed_at = ?, mac = ?
                where client = ?""")
                .params(
                        stream.version(),
                        stream.status().code(),
                        stream.reason(),
                        stream.delivery().code(),
                        stream.secret(),
                        requested(stream),
                        stream.description(),
                        Timestamp.from(stream.changedAt()),
                        rows.mac(stream),
                        stream.client())
                .update();
    }

    private static String requested(SignalStream stream) {
        return stream.requested().stream().map(SignalTypes::uri).collect(Collectors.joining(" "));
    }

    void delete(String client) {
        sql.sql("delete from signals_stream where client = ?").param(client).update();
    }

    Optional<SignalStream> of(String client) {
        return rows.at(sql.sql("select * from signals_stream where client = ?").param(client));
    }

    /** The caller's transaction holds it: whatever is noted for it meanwhile waits, and sees what became of it. */
    Optional<SignalStream> findAndLock(String client) {
        return rows.at(sql.sql("select * from signals_stream where client = ? for update")
                .param(client));
    }

    /** Nobody changes it before the caller's transaction is over. */
    Optional<SignalStream> findAndKeep(String client) {
        return rows.at(sql.sql("select * from signals_stream where client = ? for share")
                .param(client));
    }

    List<SignalStream> all() {
        return rows.among(sql.sql("select * from signals_stream order by client"));
    }
}
