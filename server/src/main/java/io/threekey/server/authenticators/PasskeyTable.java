package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import io.threekey.server.authenticators.models.Vouched;
import io.threekey.server.sealedrows.OneTrip;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

@Component
class PasskeyTable {

    private static final String CHANGE = """
            update authenticators_passkey
            set version = ?, label = ?, backed_up = ?, counter = ?, last_used_at = ?, mac = ?
            where id = ?\
            """;

    private final JdbcClient sql;
    private final SealedRows<Passkey> passkeys;

    PasskeyTable(JdbcClient sql, Seals seals) {
        this.sql = sql;
        this.passkeys = seals.in(new PasskeyForm());
    }

    void insert(Passkey passkey) {
        sql.sql("""
            insert into authenticators_passkey (
                id, version, person, user_handle, label, public_key, model, vouched_name, vouched_hardware,
                vouched_verification, vouched_edition, backup_eligible, backed_up, counter, transports,
                registered_at, last_used_at, mac)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(passkey.id())
                .param(passkey.version())
                .param(passkey.person().value())
                .param(passkey.userHandle())
                .param(passkey.label())
                .param(passkey.publicKey())
                .param(passkey.model())
                .param(ofMaker(passkey, Types.VARCHAR, Vouched::name))
                .param(ofMaker(passkey, Types.BOOLEAN, Vouched::hardware))
                .param(ofMaker(passkey, Types.VARCHAR, PasskeyForm::verification))
                .param(ofMaker(passkey, Types.BIGINT, Vouched::edition))
                .param(passkey.backupEligible())
                .param(passkey.backedUp())
                .param(passkey.counter())
                .param(String.join(PasskeyForm.SEPARATOR, passkey.transports()))
                .param(Timestamp.from(passkey.registeredAt()))
                .param(lastUse(passkey))
                .param(passkeys.mac(passkey))
                .update();
    }

    /** In a row that the caller's transaction holds. */
    void update(Passkey passkey) {
        changing(passkey, CHANGE).update();
    }

    /** False where it is not the version before this one any more. */
    boolean updateAsItWas(Passkey passkey) {
        return changing(passkey, CHANGE + " and version = ?")
                        .param(passkey.version() - 1)
                        .update()
                > 0;
    }

    private StatementSpec changing(Passkey passkey, String change) {
        return sql.sql(change)
                .param(passkey.version())
                .param(passkey.label())
                .param(passkey.backedUp())
                .param(passkey.counter())
                .param(lastUse(passkey))
                .param(passkeys.mac(passkey))
                .param(passkey.id());
    }

    private static SqlParameterValue ofMaker(Passkey passkey, int type, Function<Vouched, ?> field) {
        return new SqlParameterValue(type, passkey.vouched().map(field).orElse(null));
    }

    private static SqlParameterValue lastUse(Passkey passkey) {
        return new SqlParameterValue(
                Types.TIMESTAMP_WITH_TIMEZONE,
                passkey.lastUsedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
    }

    Optional<Passkey> find(String id) {
        return passkeys.at(
                sql.sql("select * from authenticators_passkey where id = ?").param(id));
    }

    OneTrip.Asked<Passkey> ask(OneTrip trip, String id) {
        return trip.ask(passkeys, "select * from authenticators_passkey where id = ?", id);
    }

    /** Nobody else changes the row before the transaction at hand ends. */
    Optional<Passkey> findAndLock(String id) {
        return passkeys.at(sql.sql("select * from authenticators_passkey where id = ? for update")
                .param(id));
    }

    List<Passkey> of(PersonId person) {
        return passkeys.among(
                sql.sql("select * from authenticators_passkey where person = ? order by registered_at, id")
                        .param(person.value()));
    }

    /** Those that were not taken back, the most frequent first; nobody's in particular, and counted as the rows say. */
    List<KeysOfModel> byModel() {
        return sql.sql("""
            select model, max(vouched_name), count(*), count(vouched_name),
                count(*) filter (where backup_eligible)
            from authenticators_passkey key
            where not exists (select from authenticators_revocation where passkey = key.id)
            group by model order by count(*) desc, model\
            """)
                .query((row, number) -> new KeysOfModel(
                        UUID.fromString(row.getString(1)),
                        Optional.ofNullable(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)))
                .list();
    }
}
