package io.threekey.server.timing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.threekey.charter.UseCase;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what was measured and what got in somebody's way, and forgets both. */
@Component
class TimingTables {

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;

    TimingTables(JdbcTemplate jdbc, JdbcClient sql) {
        this.jdbc = jdbc;
        this.sql = sql;
    }

    void insert(List<Measured> measured) {
        insertSignIns(only(Measured.SignIn.class, measured));
        insertWaits(only(Measured.Wait.class, measured));
        only(Measured.Unproven.class, measured).stream()
                .collect(groupingBy(unproven -> unproven, counting()))
                .forEach(this::count);
    }

    private static <T extends Measured> List<T> only(Class<T> kind, List<Measured> measured) {
        return measured.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void insertSignIns(List<Measured.SignIn> signIns) {
        if (signIns.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                insert into timing_sign_in (
                    day, simulated, who, ward, use_case, application, refusal,
                    page_micros, person_micros, ceremony_micros, ruling_micros, commit_micros, whole_micros)
                select * from unnest(
                    ?::date[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::integer[])""",
                texts(signIns, signIn -> signIn.day().toString()),
                texts(signIns, signIn -> String.valueOf(signIn.provenance().isSimulated())),
                texts(signIns, Measured.SignIn::who),
                texts(signIns, Measured.SignIn::ward),
                texts(signIns, signIn -> signIn.useCase().map(UseCase::code).orElse("")),
                texts(signIns, signIn -> signIn.application().orElse("")),
                texts(signIns, signIn -> signIn.refusal().orElse("")),
                micros(signIns, signIn -> signIn.browser().page()),
                micros(signIns, signIn -> signIn.browser().person()),
                micros(signIns, signIn -> signIn.browser().ceremony()),
                micros(signIns, signIn -> Optional.of(signIn.ruling())),
                micros(signIns, signIn -> Optional.of(signIn.commit())),
                micros(signIns, Measured.SignIn::whole));
    }

    private void insertWaits(List<Measured.Wait> waits) {
        if (waits.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                insert into timing_application (day, simulated, who, application, took_micros)
                select * from unnest(?::date[], ?::boolean[], ?::text[], ?::text[], ?::integer[])""",
                texts(waits, wait -> wait.day().toString()),
                texts(waits, wait -> String.valueOf(wait.provenance().isSimulated())),
                texts(waits, Measured.Wait::who),
                texts(waits, Measured.Wait::application),
                micros(waits, wait -> Optional.of(wait.took())));
    }

    private void count(Measured.Unproven unproven, long times) {
        sql.sql("""
                insert into timing_unproven as known (day, simulated, refusal, times) values (?, ?, ?, ?)
                on conflict (day, simulated, refusal) do update set times = known.times + excluded.times""")
                .params(Date.valueOf(unproven.day()), unproven.provenance().isSimulated(), unproven.refusal(), times)
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Integer[] micros(List<T> rows, Function<T, Optional<Duration>> column) {
        return rows.stream()
                .map(row -> column.apply(row).map(TimingTables::micros).orElse(null))
                .toArray(Integer[]::new);
    }

    private static Integer micros(Duration took) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(took.toNanos())));
    }

    void insert(GotInTheWay touch) {
        sql.sql("""
                insert into timing_in_the_way (day, simulated, who, ward, hindrance, refusal, told)
                values (?, ?, ?, ?, ?, ?, false)""")
                .params(
                        Date.valueOf(touch.day()),
                        touch.provenance().isSimulated(),
                        touch.who(),
                        touch.ward(),
                        touch.hindrance().code(),
                        touch.refusal().orElse(""))
                .update();
    }

    int touchesOf(String who, LocalDate day) {
        return sql.sql("select count(*) from timing_in_the_way where who = ? and day = ?")
                .params(who, Date.valueOf(day))
                .query(Integer.class)
                .single();
    }

    /** The wards of those that nobody was told of, one for each touch; from now on somebody was. */
    List<String> takeUntold() {
        return sql.sql("update timing_in_the_way set told = true where not told returning ward")
                .query((row, number) -> row.getString("ward"))
                .list();
    }

    void forgetBefore(LocalDate day) {
        for (var table : List.of("timing_sign_in", "timing_application", "timing_unproven", "timing_in_the_way")) {
            sql.sql("delete from " + table + " where day < ?")
                    .param(Date.valueOf(day))
                    .update();
        }
    }
}
