package io.threekey.server.sealedrows;

import io.threekey.server.keys.RowSeal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The genuine rows of one table. A row whose MAC is not ours, or whose values are impossible, is as good as absent. */
public final class SealedRows<T> {

    private final JdbcClient sql;
    private final RowSeal seal;
    private final SealedForm<T> form;
    private final Consumer<String> ifForged;

    SealedRows(JdbcClient sql, RowSeal seal, SealedForm<T> form, Consumer<String> ifForged) {
        this.sql = sql;
        this.seal = seal;
        this.form = form;
        this.ifForged = ifForged;
    }

    /** The MAC to insert or update the row with. */
    public byte[] mac(T value) {
        var sealed = form.sealed(value);
        return seal.mac(form.table(), sealed.key(), sealed.version(), sealed.bytes());
    }

    /** @param query selects whole rows of this table */
    public List<T> among(StatementSpec query) {
        return query.query((row, number) -> believed(row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** @param query selects at most one row of this table */
    public Optional<T> at(StatementSpec query) {
        return query.query((row, number) -> believed(row)).optional().flatMap(believed -> believed);
    }

    List<String> forged() {
        var forged = new ArrayList<String>();
        sql.sql("select * from " + form.table()).query(row -> {
            if (genuine(row).isEmpty()) {
                forged.add(name(row));
            }
        });
        return forged;
    }

    Optional<T> believed(ResultSet row) throws SQLException {
        var genuine = genuine(row);
        if (genuine.isEmpty()) {
            ifForged.accept(name(row));
        }
        return genuine;
    }

    private Optional<T> genuine(ResultSet row) throws SQLException {
        try {
            var value = form.read(row);
            var sealed = form.sealed(value);
            var ours = seal.verify(form.table(), sealed.key(), sealed.version(), sealed.bytes(), row.getBytes("mac"));
            return ours ? Optional.of(value) : Optional.empty();
        } catch (RuntimeException impossible) {
            // nulls and infinities too: constraints hold nobody back who may alter the table
            return Optional.empty();
        }
    }

    private String name(ResultSet row) throws SQLException {
        return form.table() + " " + row.getString(1);
    }
}
