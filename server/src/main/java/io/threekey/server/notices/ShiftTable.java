package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ShiftTable {

    private final JdbcClient sql;
    private final SealedRows<Shift> shifts;

    ShiftTable(JdbcClient sql, Seals seals) {
        this.sql = sql;
        this.shifts = seals.in(new Shift.Form());
    }

    void insert(Shift shift) {
        sql.sql("""
                insert into notices_shift (id, version, function, person, from_at, until_at, mac)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        shift.id().value(),
                        shift.version(),
                        shift.function().code(),
                        shift.person().value(),
                        Timestamp.from(shift.from()),
                        Timestamp.from(shift.until()),
                        shifts.mac(shift))
                .update();
    }

    /** False where somebody else changed it meanwhile. */
    boolean end(Shift ended) {
        return sql.sql("update notices_shift set version = ?, until_at = ?, mac = ? where id = ? and version = ?")
                        .params(
                                ended.version(),
                                Timestamp.from(ended.until()),
                                shifts.mac(ended),
                                ended.id().value(),
                                ended.version() - 1)
                        .update()
                > 0;
    }

    /** False where somebody else changed it meanwhile. */
    boolean delete(Shift shift) {
        return sql.sql("delete from notices_shift where id = ? and version = ?")
                        .params(shift.id().value(), shift.version())
                        .update()
                > 0;
    }

    Optional<Shift> find(ShiftId id) {
        return shifts.at(sql.sql("select * from notices_shift where id = ?").param(id.value()));
    }

    /** Those of one person that touch this time, by their beginning. */
    List<Shift> ofPerson(PersonId person, Instant from, Instant until) {
        return shifts.among(sql.sql("""
                        select * from notices_shift
                        where person = ? and until_at > ? and from_at < ? order by from_at, id""").params(person.value(), Timestamp.from(from), Timestamp.from(until)));
    }

    /** Those that touch this time, by their beginning. */
    List<Shift> between(Function function, Instant from, Instant until) {
        return shifts.among(sql.sql("""
                        select * from notices_shift
                        where function = ? and until_at > ? and from_at < ? order by from_at, id""").params(function.code(), Timestamp.from(from), Timestamp.from(until)));
    }
}
