package io.threekey.server.governance;

import io.threekey.charter.PersonId;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AbsenceTable {

    private final JdbcClient sql;
    private final SealedRows<Absence> absences;

    AbsenceTable(JdbcClient sql, Seals seals) {
        this.sql = sql;
        this.absences = seals.in(new Absence.Form());
    }

    /** Until the transaction ends nobody else says anything of this person, so that no two sayings overlap. */
    void lock(PersonId person) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('governance_absence ' || ?, 0))")
                .param(person.value())
                .query((row, number) -> number)
                .list();
    }

    void insert(Absence absence) {
        sql.sql("""
                insert into governance_absence (id, version, person, first_day, last_day, mac)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        absence.id().value(),
                        absence.version(),
                        absence.person().value(),
                        absence.days().first(),
                        absence.days().last(),
                        absences.mac(absence))
                .update();
    }

    /** False where somebody else changed it meanwhile. */
    boolean update(Absence changed) {
        return sql.sql("""
                        update governance_absence set version = ?, first_day = ?, last_day = ?, mac = ?
                        where id = ? and version = ?""")
                        .params(
                                changed.version(),
                                changed.days().first(),
                                changed.days().last(),
                                absences.mac(changed),
                                changed.id().value(),
                                changed.version() - 1)
                        .update()
                > 0;
    }

    /** False where somebody else changed it meanwhile. */
    boolean delete(Absence absence) {
        return sql.sql("delete from governance_absence where id = ? and version = ?")
                        .params(absence.id().value(), absence.version())
                        .update()
                > 0;
    }

    Optional<Absence> find(AbsenceId id) {
        return absences.at(
                sql.sql("select * from governance_absence where id = ?").param(id.value()));
    }

    /** Those that are not over on that day, by their beginning. */
    List<Absence> notOverOn(LocalDate day) {
        return absences.among(sql.sql("select * from governance_absence where last_day >= ? order by first_day, id")
                .param(day));
    }
}
