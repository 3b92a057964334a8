package io.threekey.server.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Follows the notes of the line that has the fewest, newest first, and looks for each whether the other lines are met. */
@Component
class ReferenceSearch {

    /** So many notes of a line are counted to tell which line has the fewest. */
    private static final int COUNTED = 300;

    // one look at the index for each value, however many notes it has
    private static final String OF_A_LINE = """
            SELECT DISTINCT noted.index FROM unnest(?::text[], ?::text[]) AS key (kind, value)
            CROSS JOIN LATERAL (SELECT r.index FROM ledger_reference r
                WHERE r.kind = key.kind AND r.value = key.value AND r.index >= ? AND r.index < ?
                ORDER BY r.index DESC LIMIT ?) noted""";

    // LIMIT keeps the planner from reading all notes of a line instead of looking for one
    private static final String HAS_ONE_OF_A_LINE = """
            EXISTS (SELECT FROM unnest(?::text[], ?::text[]) AS key (kind, value)
            CROSS JOIN LATERAL (SELECT FROM ledger_reference r
                WHERE r.kind = key.kind AND r.value = key.value AND r.index = followed.index LIMIT 1) noted)""";

    private final JdbcTemplate jdbc;

    ReferenceSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was followed at once.
     *
     * @param met indexes of entries that meet every line, newest first
     * @param followed how many notes there were
     * @param reached the notes before this index were not followed
     */
    record Stretch(List<Long> met, int followed, long reached) {}

    List<Set<ReferenceRow.Key>> rarestFirst(Wanted wanted, long from, long end) {
        if (wanted.lines().size() < 2) {
            return wanted.lines();
        }
        return wanted.lines().stream()
                .map(line -> new Counted(line, count(line, from, end)))
                .sorted(Comparator.comparing(Counted::notes))
                .map(Counted::line)
                .toList();
    }

    private record Counted(Set<ReferenceRow.Key> line, long notes) {}

    private long count(Set<ReferenceRow.Key> line, long from, long end) {
        var arguments = arguments(line);
        arguments.addAll(List.of(from, end, COUNTED));
        var count = jdbc.queryForObject(
                "SELECT count(*) FROM (" + OF_A_LINE + ") counted", Long.class, arguments.toArray());
        return count == null ? 0 : count;
    }

    /** @param most notes to follow at once */
    Stretch stretch(List<Set<ReferenceRow.Key>> lines, long from, long end, int most) {
        var arguments = new ArrayList<Object>();
        var met = new StringBuilder("true");
        lines.stream().skip(1).forEach(line -> {
            met.append(" AND ").append(HAS_ONE_OF_A_LINE);
            arguments.addAll(arguments(line));
        });
        arguments.addAll(arguments(lines.getFirst()));
        arguments.addAll(List.of(from, end, most, most));
        var followed = jdbc.query(
                "SELECT followed.index, " + met + " AS met FROM (" + OF_A_LINE
                        + " ORDER BY noted.index DESC LIMIT ?) followed ORDER BY followed.index DESC",
                (row, number) -> new Followed(row.getLong("index"), row.getBoolean("met")),
                arguments.toArray());
        return new Stretch(
                followed.stream().filter(Followed::met).map(Followed::index).toList(),
                followed.size(),
                followed.size() < most ? from : followed.getLast().index());
    }

    private record Followed(long index, boolean met) {}

    private static List<Object> arguments(Set<ReferenceRow.Key> line) {
        return new ArrayList<>(List.of(texts(line, ReferenceRow.Key::kind), texts(line, ReferenceRow.Key::value)));
    }

    private static String[] texts(Set<ReferenceRow.Key> line, Function<ReferenceRow.Key, String> column) {
        return line.stream().map(column).toArray(String[]::new);
    }
}
