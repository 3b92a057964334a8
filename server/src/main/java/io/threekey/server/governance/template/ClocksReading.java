package io.threekey.server.governance.template;

import io.threekey.charter.Clocks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** The clocks that the file names once, and a row's reference to one of them. Their ranges are the review's matter. */
final class ClocksReading {

    /** What a row runs on where its own clocks cannot be read, so that its other faults are found all the same. */
    private static final Clocks STAND_IN = Clocks.of(14, 72, 0);

    private static final int MOST = 1_000_000_000;

    private final Map<String, Clocks> named = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private ClocksReading() {}

    static ClocksReading of(Entries file) {
        var reading = new ClocksReading();
        file.entries("clocks").ifPresent(all -> {
            for (var name : all.names()) {
                all.entries(name).ifPresent(clocks -> reading.named.put(name, clocks(clocks)));
                reading.lines.put(name, all.line(name));
            }
            all.nothingElse();
        });
        return reading;
    }

    /** By name, or written out in the row itself. */
    Clocks at(Node node, String where, Findings findings) {
        return Entries.scalar(node)
                .map(name -> byName(name, node, where, findings))
                .orElseGet(() -> clocks(Entries.of(node, where, findings)));
    }

    /** Where the clocks of a row are set: where they are named, or in the row itself. */
    Lines.Spot spotOf(Node node) {
        return Entries.scalar(node)
                .filter(lines::containsKey)
                .map(name -> new Lines.Spot(lines.getOrDefault(name, 1), "clocks." + name))
                .orElseGet(() -> new Lines.Spot(Findings.lineOf(node), "clocks"));
    }

    static Clocks standIn() {
        return STAND_IN;
    }

    private Clocks byName(String name, Node node, String where, Findings findings) {
        return Optional.ofNullable(named.get(name)).orElseGet(() -> {
            findings.add(
                    node,
                    where,
                    "No clocks are named \"" + name + "\" in this file." + NearestWord.hint(name, named.keySet()));
            return STAND_IN;
        });
    }

    private static Clocks clocks(Entries clocks) {
        var read = new Clocks(
                clocks.count("openDays", 0, MOST).orElse(STAND_IN.openDays()),
                clocks.count("signatureFreshHours", 0, MOST).orElse(STAND_IN.signatureFreshHours()),
                clocks.count("delayMinutes", 0, MOST).orElse(0),
                clocks.count("wayOutWorkingDays", 0, MOST).orElse(0),
                clocks.count("lastsDays", 0, MOST).orElse(0),
                clocks.count("reviewDays", 0, MOST).orElse(0));
        clocks.nothingElse();
        return read;
    }
}
