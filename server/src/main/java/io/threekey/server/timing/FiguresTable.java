package io.threekey.server.timing;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads figures of whole weeks, within each of which a mark tells people apart, and only of parts that may be shown. */
@Component
class FiguresTable {

    private final JdbcClient sql;

    FiguresTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param smallest fewer different people than that are in no answer */
    record Asked(Provenance provenance, WholeWeeks weeks, int smallest) {

        private Map<String, Object> parameters() {
            return Map.of(
                    "simulated", provenance.isSimulated(),
                    "from", Date.valueOf(weeks.from()),
                    "until", Date.valueOf(weeks.until()),
                    "smallest", smallest);
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

    /** Whatever happened, by week and as it is cut. */
    private List<Part> parts(Cut cut, Asked asked) {
        return sql.sql("""
                select date_trunc('week', day)::date as week, %s as name, %s as second, count(*) as times,
                    count(distinct who) as size, (array_agg(distinct who))[1 : :smallest] as people
                from %s where simulated = :simulated and day >= :from and day < :until and %s
                group by 1, 2, 3 order by 2, 3, 1""".formatted(cut.name, cut.second, cut.table, cut.counted))
                .params(asked.parameters())
                .query((row, number) -> new Part(
                        row.getDate("week").toLocalDate(),
                        row.getString("name"),
                        row.getString("second"),
                        row.getInt("size"),
                        Set.of((String[]) row.getArray("people").getArray()),
                        row.getLong("times")))
                .list();
    }

    private List<Part> shown(Cut cut, Asked asked) {
        return ShownParts.of(parts(cut, asked), asked.smallest(), cut.whole);
    }

    /** How often each happened, the most frequent first; in weeks in which that may be said. */
    Map<Part.Key, HowOften> howOften(Cut cut, Asked asked) {
        var parts = parts(cut, asked);
        return ShownParts.howOften(parts, ShownParts.of(parts, asked.smallest(), cut.whole));
    }

    /** Asks only for rows of parts that may be shown. */
    private JdbcClient.StatementSpec ask(String question, Cut cut, Asked asked) {
        var shown = shown(cut, asked);
        return sql.sql("""
                with shown as (
                    select * from unnest(cast(:weeks as date[]), cast(:names as text[]), cast(:seconds as text[]))
                        as shown (week, name, second)),
                told as (
                    select date_trunc('week', day)::date as week, %s as name, %s as second, kept.*
                    from %s as kept where simulated = :simulated and day >= :from and day < :until and %s)
                %s from told join shown using (week, name, second)
                group by name, second order by name, second""".formatted(cut.name, cut.second, cut.table, cut.counted, question))
                .params(asked.parameters())
                .param(
                        "weeks",
                        shown.stream().map(part -> part.week().toString()).toArray(String[]::new))
                .param("names", shown.stream().map(Part::name).toArray(String[]::new))
                .param("seconds", shown.stream().map(Part::second).toArray(String[]::new));
    }

    /** Of whoever was let in. */
    List<TimedGroup> groups(Cut cut, Asked asked) {
        return ask("""
                select name, second, count(*) as sign_ins,
                    percentile_cont(array[0.5, 0.95]) within group (order by whole_micros) as whole""", cut, asked)
                .query((row, number) -> new TimedGroup(
                        row.getString("name"),
                        row.getString("second"),
                        row.getLong("sign_ins"),
                        Spread.of(row.getArray("whole")).orElseThrow()))
                .list();
    }

    /** Each stage by itself, over everybody who was let in; empty where that would be too few. */
    Map<Stage, Spread> stages(Asked asked) {
        return ask("""
                select name, second,
                    percentile_cont(array[0.5, 0.95]) within group (order by page_micros) as page,
                    percentile_cont(array[0.5, 0.95]) within group (order by person_micros) as person,
                    percentile_cont(array[0.5, 0.95]) within group (order by ceremony_micros) as ceremony,
                    percentile_cont(array[0.5, 0.95]) within group (order by ruling_micros) as ruling,
                    percentile_cont(array[0.5, 0.95]) within group (order by commit_micros) as commit""", Cut.EVERYBODY, asked)
                .query((row, number) -> stages(row))
                .optional()
                .orElse(Map.of());
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
        ask("""
                select name, second,
                    percentile_cont(array[0.5, 0.95]) within group (order by took_micros) as took""", Cut.WAITS, asked).query(row -> {
            waits.put(row.getString("name"), Spread.of(row.getArray("took")).orElseThrow());
        });
        return waits;
    }

    /**
     * How often somebody did not get in of whom nobody knows who they are. That may be as many people, and is counted in weeks
     * in which it was as many times.
     */
    Map<String, HowOften> unproven(Asked asked) {
        var unproven = new LinkedHashMap<String, HowOften>();
        sql.sql("""
                with weekly as (
                    select refusal, sum(times) as times from timing_unproven
                    where simulated = :simulated and day >= :from and day < :until
                    group by refusal, date_trunc('week', day))
                select refusal, coalesce(sum(times) filter (where times >= :smallest), 0) as times
                from weekly group by refusal order by refusal""").params(asked.parameters()).query(row -> {
            unproven.put(row.getString("refusal"), HowOften.happened(row.getLong("times")));
        });
        return unproven;
    }

    /** The refusal that was met most often on a ward, of those that enough people of one week met. */
    Map<Part.Key, String> commonest(Asked asked) {
        var commonest = new HashMap<Part.Key, String>();
        sql.sql("""
                with causes as (
                    select ward, use_case, refusal, count(*) as times from timing_sign_in
                    where simulated = :simulated and day >= :from and day < :until and refusal <> ''
                    group by ward, use_case, refusal, date_trunc('week', day)
                    having count(distinct who) >= :smallest)
                select distinct on (ward, use_case) ward, use_case, refusal from causes
                group by ward, use_case, refusal order by ward, use_case, sum(times) desc, refusal""").params(asked.parameters()).query(row -> {
            commonest.put(new Part.Key(row.getString("ward"), row.getString("use_case")), row.getString("refusal"));
        });
        return commonest;
    }

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
