package io.threekey.verifier;

import static java.util.stream.Collectors.joining;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a version says, in one line: where it took the place of another what it changed, otherwise all of it. */
final class WhatWasDecided {

    /** More in one line nobody reads; {@code show} prints the document. */
    private static final int MOST_PLACES = 8;

    /** Each version of these is about something of its own, and takes nothing's place. */
    private static final Set<String> BESIDE_EACH_OTHER =
            Set.of("application-registration", "record-erasure", "signal-sources");

    private final Report report;

    WhatWasDecided(Report report) {
        this.report = report;
    }

    /** Empty for the founding charter, which says everything, and whose signers stand below it. */
    String line(PolicyVersion version, Optional<Proposal> proposal) {
        if (version.address().equals(PolicyAddress.CHARTER) && proposal.isEmpty()) {
            return "";
        }
        Optional<JsonObject> before = proposal.filter(made ->
                        !BESIDE_EACH_OTHER.contains(made.address().kind().value()))
                .flatMap(this::replaced);
        List<String> places =
                before.map(earlier -> changes(earlier, version.document())).orElseGet(() -> whole(version.document()));
        if (places.isEmpty()) {
            return "      says the same as the version before\n";
        }
        return "      " + (before.isPresent() ? "changes " : "says ")
                + places.stream().limit(MOST_PLACES).collect(joining("; "))
                + more(places.size(), proposal)
                + "\n";
    }

    private static String more(int places, Optional<Proposal> proposal) {
        return places <= MOST_PLACES
                ? ""
                : "; and more at %d places: %s"
                        .formatted(
                                places - MOST_PLACES,
                                proposal.map(made -> "show DIR " + made.id() + " prints all")
                                        .orElse("it stands in the founding charter"));
    }

    private Optional<JsonObject> replaced(Proposal proposal) {
        return report.history().versions(proposal.address()).stream()
                .filter(version -> version.version() == proposal.replacesVersion())
                .map(PolicyVersion::document)
                .findFirst();
    }

    private static List<String> whole(JsonObject document) {
        return Leaves.of(document).entrySet().stream()
                .map(place -> at(
                        place.getKey(),
                        place.getValue().entrySet().stream()
                                .map(leaf -> leaf.getKey() + " " + leaf.getValue())
                                .toList()))
                .toList();
    }

    private static List<String> changes(JsonObject before, JsonObject after) {
        Map<String, Map<String, String>> earlier = Leaves.of(before);
        Map<String, Map<String, String>> later = Leaves.of(after);
        Set<String> places = new LinkedHashSet<>(later.keySet());
        places.addAll(earlier.keySet());
        List<String> changes = new ArrayList<>();
        for (String place : places) {
            List<String> here = changes(earlier.getOrDefault(place, Map.of()), later.getOrDefault(place, Map.of()));
            if (!here.isEmpty()) {
                changes.add(at(place, here));
            }
        }
        return changes;
    }

    private static List<String> changes(Map<String, String> earlier, Map<String, String> later) {
        Map<String, String> names = new LinkedHashMap<>(later);
        earlier.forEach(names::putIfAbsent);
        return names.keySet().stream()
                .filter(name -> !Optional.ofNullable(earlier.get(name)).equals(Optional.ofNullable(later.get(name))))
                .map(name -> change(name, Optional.ofNullable(earlier.get(name)), Optional.ofNullable(later.get(name))))
                .toList();
    }

    private static String change(String name, Optional<String> earlier, Optional<String> later) {
        return later.map(value -> name + " " + value
                        + earlier.map(old -> " instead of " + old).orElse(", which is new"))
                .orElseGet(() -> name + " gone, which was " + earlier.orElseThrow());
    }

    private static String at(String place, List<String> values) {
        return (place.isEmpty() ? "" : place + ": ") + String.join(", ", values);
    }
}
