package io.threekey.server.timing;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads figures, and only of groups that may be shown. A mark tells people apart within one week, so a group has as many
 * different people as in its fullest week: never more than there were.
 */
@Component
class FiguresTable {

    private final JdbcClient sql;

    FiguresTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param smallest fewer different people than that are in no answer */
    record Asked(Provenance provenance, LocalDate since, int smallest) {}

    /** What sign-ins are told apart by. */
    enum By {
        WARD("ward", "use_case"),
        USE_CASE("use_case", "''"),
        APPLICATION("application", "''"),
        NOTHING("''", "''");

        private final String name;
        private final String useCase;

        By(String name, String useCase) {
            this.name = name;
            this.useCase = useCase;
        }
    }

    /** Whether anything was simulated: where it was, this is a demonstration. */
    boolean anySimulated() {
        return sql.sql("select exists (select from timing_sign_in where simulated)")
                .query(Boolean.class)
                .single();
    }

    /** Whether anything was measured at all, by however few. */
    boolean any(Provenance provenance, LocalDate since) {
        return sql.sql("select exists (select from timing_sign_in where simulated = ? and day >= ?)")
                .params(provenance.isSimulated(), Date.valueOf(since))
                .query(Boolean.class)
                .single();
    }

    List<TimedGroup> groups(By by, Asked asked) {
        return sql.sql("""
                with tried as (
                    select %s as name, %s as use_case, date_trunc('week', day) as week, who, refusal, whole_micros
                    from timing_sign_in where simulated = :simulated and day >= :since),
                weekly as (
                    select name, use_case, count(distinct who) filter (where whole_micros is not null) as people,
                        count(distinct who) filter (where refusal <> '') as people_out
                    from tried group by name, use_case, week),
                enough as (
                    select name, use_case, max(people_out) >= :smallest as enough_out
                    from weekly group by name, use_case having max(people) >= :smallest),
                causes as (
                    select name, use_case, refusal, count(*) as times, count(distinct who) as people
                    from tried where refusal <> '' group by name, use_case, refusal, week),
                commonest as (
                    select distinct on (name, use_case) name, use_case, refusal
                    from causes group by name, use_case, refusal having max(people) >= :smallest
                    order by name, use_case, sum(times) desc, refusal)
                select name, use_case, count(whole_micros) as sign_ins,
                    count(*) filter (where tried.refusal <> '') as failed, enough_out,
                    max(commonest.refusal) as commonest,
                    percentile_cont(array[0.5, 0.95]) within group (order by whole_micros) as whole
                from tried join enough using (name, use_case) left join commonest using (name, use_case)
                group by name, use_case, enough_out order by name, use_case""".formatted(by.name, by.useCase))
                .param("simulated", asked.provenance().isSimulated())
                .param("since", Date.valueOf(asked.since()))
                .param("smallest", asked.smallest())
                .query((row, number) -> group(row))
                .list();
    }

    private static TimedGroup group(ResultSet row) throws SQLException {
        return new TimedGroup(
                row.getString("name"),
                row.getString("use_case"),
                row.getLong("sign_ins"),
                HowOften.of(row.getLong("failed"), row.getBoolean("enough_out")),
                Optional.ofNullable(row.getString("commonest")),
                Spread.of(row.getArray("whole")).orElseThrow());
    }

    /** Each stage by itself, over everybody who was let in; empty where that would be too few. */
    Map<Stage, Spread> stages(Asked asked) {
        if (groups(By.NOTHING, asked).isEmpty()) {
            return Map.of();
        }
        return sql.sql("""
                select percentile_cont(array[0.5, 0.95]) within group (order by page_micros) as page,
                    percentile_cont(array[0.5, 0.95]) within group (order by person_micros) as person,
                    percentile_cont(array[0.5, 0.95]) within group (order by ceremony_micros) as ceremony,
                    percentile_cont(array[0.5, 0.95]) within group (order by ruling_micros) as ruling,
                    percentile_cont(array[0.5, 0.95]) within group (order by commit_micros) as commit
                from timing_sign_in where simulated = ? and day >= ? and whole_micros is not null""")
                .params(asked.provenance().isSimulated(), Date.valueOf(asked.since()))
                .query((row, number) -> stages(row))
                .single();
    }

    private static Map<Stage, Spread> stages(ResultSet row) throws SQLException {
        var stages = new LinkedHashMap<Stage, Spread>();
        for (var stage : Stage.values()) {
            Spread.of(row.getArray(stage.code())).ifPresent(spread -> stages.put(stage, spread));
        }
        return stages;
    }

    /** How long each application took until it fetched what it is told. */
    Map<String, Spread> waits(Asked asked) {
        var waits = new LinkedHashMap<String, Spread>();
        sql.sql("""
                with weekly as (
                    select application, count(distinct who) as people from timing_application
                    where simulated = :simulated and day >= :since group by application, date_trunc('week', day))
                select application, percentile_cont(array[0.5, 0.95]) within group (order by took_micros) as took
                from timing_application
                where simulated = :simulated and day >= :since
                    and application in (select application from weekly group by application having max(people) >= :smallest)
                group by application order by application""")
                .param("simulated", asked.provenance().isSimulated())
                .param("since", Date.valueOf(asked.since()))
                .param("smallest", asked.smallest())
                .query(row -> {
                    waits.put(
                            row.getString("application"),
                            Spread.of(row.getArray("took")).orElseThrow());
                });
        return waits;
    }

    /**
     * Why people did not get in, the commonest first. Of whom nobody knows who they are, there is nothing but how often:
     * that may be as many people, and is shown from as many times on.
     */
    Map<String, HowOften> causes(Asked asked) {
        var causes = new LinkedHashMap<String, HowOften>();
        sql.sql("""
                with weekly as (
                    select refusal, count(*) as times, count(distinct who) as people from timing_sign_in
                    where simulated = :simulated and day >= :since and refusal <> ''
                    group by refusal, date_trunc('week', day)),
                causes as (
                    select refusal, sum(times) as times, max(people) >= :smallest as enough
                    from weekly group by refusal
                    union all
                    select refusal, sum(times), sum(times) >= :smallest from timing_unproven
                    where simulated = :simulated and day >= :since group by refusal)
                select refusal, coalesce(sum(times) filter (where enough), 0) as times from causes
                group by refusal order by times desc, refusal""")
                .param("simulated", asked.provenance().isSimulated())
                .param("since", Date.valueOf(asked.since()))
                .param("smallest", asked.smallest())
                .query(row -> {
                    causes.put(row.getString("refusal"), shown(row));
                });
        return causes;
    }

    /** What is listed at all happened to somebody. */
    private static HowOften shown(ResultSet row) throws SQLException {
        var times = row.getLong("times");
        return times == 0 ? new HowOften.ToTooFew() : new HowOften.Times(times);
    }

    /** How often somebody on a ward said what got in their way. */
    List<Hindered> hindered(Asked asked) {
        return sql.sql("""
                with weekly as (
                    select ward, hindrance, count(*) as times, count(distinct who) as people from timing_in_the_way
                    where simulated = :simulated and day >= :since group by ward, hindrance, date_trunc('week', day))
                select ward, hindrance,
                    case when max(people) >= :smallest then sum(times) else 0 end as times
                from weekly group by ward, hindrance order by times desc, ward, hindrance""")
                .param("simulated", asked.provenance().isSimulated())
                .param("since", Date.valueOf(asked.since()))
                .param("smallest", asked.smallest())
                .query((row, number) ->
                        new Hindered(row.getString("ward"), Hindrance.named(row.getString("hindrance")), shown(row)))
                .list();
    }

    /** @param ward its id */
    record Hindered(String ward, Hindrance hindrance, HowOften times) {}

    /**
     * Sign-ins that were measured whole in a period of whole days, for one who may be several: everybody has a number on
     * their ward, and there are no more numbers than there were different people in its fullest week.
     */
    List<Beyond> beyond(Provenance provenance, String useCase, LocalDate from, LocalDate until, Tried tried) {
        return sql.sql("""
                with numbered as (
                    select ward, whole_micros,
                        dense_rank() over (partition by ward, date_trunc('week', day) order by who) as number
                    from timing_sign_in
                    where simulated = ? and use_case = ? and day >= ? and day <= ? and whole_micros is not null)
                select numbered.ward, number, count(*) as sign_ins,
                    count(*) filter (where whole_micros > limits.before * 1000000::bigint) as before,
                    count(*) filter (where whole_micros > limits.after * 1000000::bigint) as after
                from numbered join unnest(?::text[], ?::integer[], ?::integer[]) as limits (ward, before, after)
                    on numbered.ward = limits.ward
                group by numbered.ward, number""")
                .params(
                        provenance.isSimulated(),
                        useCase,
                        Date.valueOf(from),
                        Date.valueOf(until),
                        tried.wards(),
                        tried.before(),
                        tried.after())
                .query((row, number) -> new Beyond(
                        row.getString("ward"),
                        row.getInt("number"),
                        row.getLong("sign_ins"),
                        row.getLong("before"),
                        row.getLong("after")))
                .list();
    }

    /** The limits of each ward in seconds, as they are and as they are proposed. */
    record Tried(String[] wards, Integer[] before, Integer[] after) {}

    record Beyond(String ward, int number, long signIns, long before, long after) {}
}
