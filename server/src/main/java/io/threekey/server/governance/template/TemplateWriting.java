package io.threekey.server.governance.template;

import io.threekey.charter.Charter;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.charter.json.JsonObject;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Writes a charter in force as the file that other rules are proposed in: what is read from it again is the same
 * calendar, kinds, rights and acts of one person. Seats stand in it as a founding names them, and change nothing.
 */
public final class TemplateWriting {

    private static final String HEAD = """
            # The rules of the charter in force (version %d), as Threekey wrote them down. Change what should be different,
            # and propose the whole. Each key is explained in docs/charter.md; ./threekey charter check FILE checks it.
            """;

    private static final String SEATS_STAY = "Seats stay as they are: they change by a succession.";
    private static final String AS_SIGNED = "As it stands in the charter in force.";
    private static final int WIDTH = 116;

    private TemplateWriting() {}

    public static String of(Charter charter) {
        var rights = new RightsWriting(charter.rights());
        var file = new LinkedHashMap<String, Node>();
        file.put("format", Pieces.word(CharterTemplate.FORMAT));
        file.put("seats", seats(charter.seats()));
        file.put("calendar", lines(charter.calendar().document()));
        file.put("policyKinds", kinds(charter));
        file.put("clocks", rights.clocks());
        file.put("rights", rights.rows());
        file.put(
                "containments",
                acts(charter.containments().stream().map(one -> one.document()).toList()));
        file.put(
                "continuities",
                acts(charter.continuities().stream().map(one -> one.document()).toList()));
        file.put("foundingPolicies", Pieces.rows(List.of()));
        var written = new StringWriter();
        yaml().serialize(Pieces.lines(file), written);
        return HEAD.formatted(charter.version()) + written;
    }

    private static Yaml yaml() {
        var options = new DumperOptions();
        options.setWidth(WIDTH);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return new Yaml(options);
    }

    /** One owner and one deputy for each function, as many as a founding knows. */
    private static Node seats(List<Seat> seats) {
        var named = new LinkedHashMap<String, Seat>();
        seats.forEach(seat -> named.putIfAbsent(foundingName(seat), seat));
        return Pieces.rows(named.entrySet().stream()
                .map(entry -> seat(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static String foundingName(Seat seat) {
        return seat.function().code() + (seat.rank() == Rank.DEPUTY ? "-deputy" : "");
    }

    private static Node seat(String name, Seat seat) {
        var lines = new LinkedHashMap<String, Node>();
        lines.put("seat", Pieces.word(name));
        lines.put("function", Pieces.word(seat.function().code()));
        if (seat.rank() == Rank.DEPUTY) {
            lines.put("deputisesFor", Pieces.word(seat.function().code()));
        }
        lines.put("termMonths", Pieces.number(months(seat.from(), seat.until())));
        lines.put("reason", Pieces.text(SEATS_STAY));
        return Pieces.lines(lines);
    }

    private static long months(Instant from, Instant until) {
        var months = ChronoUnit.MONTHS.between(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC));
        return Math.clamp(months, 1, SeatsReading.LONGEST_TERM_MONTHS);
    }

    private static Node kinds(Charter charter) {
        var kinds = new LinkedHashMap<String, Node>();
        charter.policyKinds().forEach((name, rule) -> kinds.put(name.value(), Pieces.inline(rule.document())));
        return Pieces.lines(kinds);
    }

    /** The reasons of these are the file's alone. */
    private static Node acts(List<JsonObject> documents) {
        return Pieces.rows(documents.stream()
                .map(document -> {
                    var lines = fields(document);
                    lines.put("reason", Pieces.text(AS_SIGNED));
                    return Pieces.lines(lines);
                })
                .toList());
    }

    private static Node lines(JsonObject document) {
        return Pieces.lines(fields(document));
    }

    private static Map<String, Node> fields(JsonObject document) {
        var lines = new LinkedHashMap<String, Node>();
        document.fields().forEach((name, value) -> lines.put(name, Pieces.inline(value)));
        return lines;
    }
}
