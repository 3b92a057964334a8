package io.threekey.server.signin.replay;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.server.keys.RowSeal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Packed stretches in SQL. A row whose MAC is not ours counts for nothing and is packed anew; it could admit nobody. */
@Component
class PackedTable {

    private static final String NAME = "signin_packed";

    private final JdbcClient sql;
    private final RowSeal seal;

    PackedTable(JdbcClient sql, RowSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** Where a stretch is said to lie, and how many sign-ins are said to be in it. */
    record Place(long first, long until, int signIns) {}

    /** In the order of the ledger. */
    List<Place> places() {
        return sql.sql(
                        "select first_entry, until_entry, sign_ins from signin_packed where form = ? order by first_entry")
                .param(SignInColumns.FORM)
                .query((row, number) ->
                        new Place(row.getLong("first_entry"), row.getLong("until_entry"), row.getInt("sign_ins")))
                .list();
    }

    /** Empty where there is none that this installation wrote as it stands. */
    Optional<PackedStretch> at(long first) {
        return sql.sql("select * from signin_packed where form = ? and first_entry = ?")
                .params(SignInColumns.FORM, first)
                .query((row, number) -> genuine(row))
                .optional()
                .flatMap(found -> found);
    }

    /** Until the caller's transaction is over no erasure takes packs away, and none is under way. */
    void awaitErasures() {
        sql.sql("lock table signin_packed in share row exclusive mode").update();
    }

    void insert(PackedStretch stretch) {
        sql.sql("""
                insert into signin_packed
                    (form, first_entry, until_entry, sign_ins, erasures, last_leaf, columns, mac)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (form, first_entry) do nothing""")
                .params(
                        SignInColumns.FORM,
                        stretch.first(),
                        stretch.until(),
                        stretch.signIns(),
                        stretch.erasures(),
                        stretch.lastLeaf().hex(),
                        stretch.columns(),
                        seal.mac(NAME, String.valueOf(stretch.first()), SignInColumns.FORM, content(stretch)))
                .update();
    }

    void remove(Collection<Long> firsts) {
        sql.sql("delete from signin_packed where form = ? and first_entry = any (?)")
                .params(SignInColumns.FORM, firsts.toArray(Long[]::new))
                .update();
    }

    /** Whatever touches these entries, in any form. */
    void removeBetween(long first, long last) {
        sql.sql("delete from signin_packed where first_entry <= ? and until_entry > ?")
                .params(last, first)
                .update();
    }

    /** Those of earlier releases; a later one's are its own. */
    void removeOlderForms() {
        sql.sql("delete from signin_packed where form < ?")
                .param(SignInColumns.FORM)
                .update();
    }

    private Optional<PackedStretch> genuine(ResultSet row) throws SQLException {
        try {
            var stretch = new PackedStretch(
                    row.getLong("first_entry"),
                    row.getLong("until_entry"),
                    row.getInt("sign_ins"),
                    row.getInt("erasures"),
                    new Digest(row.getString("last_leaf")),
                    row.getBytes("columns"));
            var key = String.valueOf(stretch.first());
            return seal.verify(NAME, key, SignInColumns.FORM, content(stretch), row.getBytes("mac"))
                    ? Optional.of(stretch)
                    : Optional.empty();
        } catch (RuntimeException impossible) {
            return Optional.empty(); // nulls too: constraints hold nobody back who may alter the table
        }
    }

    private static byte[] content(PackedStretch stretch) {
        return CanonicalJson.bytes(Json.object()
                .put("until", stretch.until())
                .put("signIns", stretch.signIns())
                .put("erasures", stretch.erasures())
                .put("lastLeaf", stretch.lastLeaf())
                .put("columns", Digest.of(stretch.columns()))
                .build());
    }
}
