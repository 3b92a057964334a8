package io.threekey.server.governance;

import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures of an impact, as they stand in a signed proposal.
 *
 * @param period the past that was replayed
 * @param replayed how many sign-ins that were
 * @param notReplayed how many of the period say too little to be replayed
 * @param smallestGroup fewer people than that are not shown
 * @param ruledOtherwise empty where nobody looked
 * @param everybody empty where that would be fewer people than may be shown
 * @param cuts the same people, told apart by something else
 * @param examples a few single sign-ins to walk to
 */
public record ImpactFigures(
        ReplayedPeriod period,
        long replayed,
        long notReplayed,
        int smallestGroup,
        int mostHinderedPercent,
        Optional<RuledOtherwise> ruledOtherwise,
        Optional<ImpactGroup> everybody,
        List<ImpactCut> cuts,
        List<ImpactExample> examples) {

    private static final String FORMAT = "threekey-impact/3";
    private static final String BY_PLACE_ALONE = "threekey-impact/2";
    private static final String WHERE_NOBODY_LOOKED = "threekey-impact/1";
    private static final String CUTS = "cuts";
    private static final String EXAMPLES = "examples";

    public ImpactFigures {
        cuts = List.copyOf(cuts);
        examples = List.copyOf(examples);
        if (replayed < 0 || notReplayed < 0 || smallestGroup < SmallGroups.LEAST) {
            throw new IllegalArgumentException("no replay has these figures");
        }
        if (mostHinderedPercent < 0 || mostHinderedPercent > 100) {
            throw new IllegalArgumentException(mostHinderedPercent + " percent");
        }
    }

    JsonObject document() {
        var toldApart = !cuts.isEmpty() || !examples.isEmpty();
        var json = Document.of(format(ruledOtherwise.isPresent(), toldApart));
        ruledOtherwise.ifPresent(found -> json.put("ruledOtherwise", found.document()));
        if (toldApart) {
            json.put(CUTS, new JsonArray(cuts.stream().map(ImpactCut::document).toList()))
                    .put(
                            EXAMPLES,
                            new JsonArray(examples.stream()
                                    .map(ImpactExample::document)
                                    .toList()));
        }
        return json.put("from", period.from())
                .put("until", period.until())
                .put("replayed", replayed)
                .put("notReplayed", notReplayed)
                .put("smallestGroup", smallestGroup)
                .put("mostHinderedPercent", mostHinderedPercent)
                .put(
                        "everybody",
                        new JsonArray(
                                everybody.stream().map(ImpactGroup::document).toList()))
                .build();
    }

    /** @throws io.threekey.charter.json.MalformedDocument for everything that no replay wrote */
    public static ImpactFigures of(JsonObject document) {
        var format = format(
                document.get("ruledOtherwise").isPresent(), document.get(CUTS).isPresent());
        return Document.read(document, format, ImpactFigures::read);
    }

    private static String format(boolean looked, boolean toldApart) {
        if (toldApart) {
            return FORMAT;
        }
        return looked ? BY_PLACE_ALONE : WHERE_NOBODY_LOOKED;
    }

    private static ImpactFigures read(Fields fields) {
        var figures = new ImpactFigures(
                new ReplayedPeriod(fields.instant("from"), fields.instant("until")),
                fields.integer("replayed"),
                fields.integer("notReplayed"),
                fields.count("smallestGroup"),
                fields.count("mostHinderedPercent"),
                fields.optional("ruledOtherwise", name -> fields.object(name, RuledOtherwise::read)),
                single(fields.objects("everybody", ImpactGroup::read)),
                fields.has(CUTS) ? fields.objects(CUTS, ImpactCut::read) : List.of(),
                fields.has(CUTS) ? fields.objects(EXAMPLES, ImpactExample::read) : List.of());
        if (figures.groups().anyMatch(group -> group.people() < figures.smallestGroup)) {
            throw fields.malformed("everybody", "counts fewer people together than may be shown");
        }
        return figures;
    }

    /** Every group that is shown. */
    public Stream<ImpactGroup> groups() {
        return Stream.concat(
                everybody.stream().flatMap(ImpactFigures::withParts),
                cuts.stream().flatMap(cut -> cut.groups().stream()));
    }

    private static Stream<ImpactGroup> withParts(ImpactGroup group) {
        return Stream.concat(Stream.of(group), group.parts().stream().flatMap(ImpactFigures::withParts));
    }

    private static Optional<ImpactGroup> single(List<ImpactGroup> read) {
        if (read.size() > 1) {
            throw new IllegalArgumentException("everybody stands there " + read.size() + " times");
        }
        return read.stream().findFirst();
    }
}
