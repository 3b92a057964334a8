package io.threekey.server.federation;

import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What applications were given for themselves, in SQL. */
@Component
class ServiceAccessTable {

    private final JdbcClient sql;
    private final SealedRows<ServiceAccess> rows;

    ServiceAccessTable(JdbcClient sql, Seals seals) {
        this.sql = sql;
        this.rows = seals.in(new ServiceAccess.Form());
    }

    void insert(ServiceAccess access) {
        sql.sql("insert into federation_service_access (id, client, scope, holder, expires_at, mac)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        access.id(),
                        access.client(),
                        access.scope(),
                        access.held().map(Binding::written).orElse(""),
                        Timestamp.from(access.expiresAt()),
                        rows.mac(access))
                .update();
    }

    Optional<ServiceAccess> given(String id) {
        return rows.at(
                sql.sql("select * from federation_service_access where id = ?").param(id));
    }

    Optional<ServiceAccess> takeBack(String id, String client) {
        return rows.at(sql.sql("delete from federation_service_access where id = ? and client = ? returning *")
                .params(id, client));
    }
}
