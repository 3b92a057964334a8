package io.threekey.server.governance.template;

import io.threekey.charter.Function;
import io.threekey.charter.SeatId;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the seats that the founding asks for. */
final class SeatsReading {

    static final int LONGEST_TERM_MONTHS = 60;

    private SeatsReading() {}

    static List<FoundingSeat> of(Entries file, Lines lines) {
        var found = new ArrayList<FoundingSeat>();
        for (var function : Function.values()) {
            lines.putIfAbsent(function.code(), file.line("seats"));
        }
        for (var node : file.list("seats")) {
            var row = Entries.of(node, "seat " + (found.size() + 1), file.findings());
            var id = row.form("seat", SeatId::new);
            var function = row.form("function", KnownWords.of(Function.class));
            var deputisesFor =
                    row.has("deputisesFor") ? row.form("deputisesFor", SeatId::new) : Optional.<SeatId>empty();
            var term = row.count("termMonths", 1, LONGEST_TERM_MONTHS).orElse(1);
            var reason = row.text("reason").orElse("none");
            row.nothingElse();
            id.ifPresent(named -> function.ifPresent(of -> {
                var expected = of.code() + (row.has("deputisesFor") ? "-deputy" : "");
                if (!named.value().equals(expected)) {
                    row.findings()
                            .add(
                                    row.line("seat"),
                                    row.path("seat"),
                                    "The founding calls this seat \"" + expected + "\".");
                }
                lines.put(named.value(), Findings.lineOf(node));
                found.add(new FoundingSeat(named, of, deputisesFor, Period.ofMonths(term), reason));
            }));
        }
        return List.copyOf(found);
    }
}
