package io.threekey.server.sealedrows;

import io.threekey.server.keys.RowSeal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives modules their sealed tables, and knows all of them. */
@Component
public class Seals {

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final RowSeal seal;
    private final List<SealedRows<?>> tables = new CopyOnWriteArrayList<>();
    private volatile boolean suspicious;

    Seals(JdbcClient sql, JdbcTemplate jdbc, RowSeal seal) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.seal = seal;
    }

    public <T> SealedRows<T> in(SealedForm<T> form) {
        var rows = new SealedRows<>(sql, seal, form, row -> suspicious = true);
        tables.add(rows);
        return rows;
    }

    /** For who needs rows of several tables at once. */
    public OneTrip oneTrip() {
        return new OneTrip(jdbc);
    }

    /** Whether somebody read a forged row since this was last asked. */
    boolean takeSuspicion() {
        var was = suspicious;
        suspicious = false;
        return was;
    }

    List<SealedRows<?>> tables() {
        return tables;
    }
}
