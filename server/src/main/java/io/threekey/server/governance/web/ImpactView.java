package io.threekey.server.governance.web;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.GroupName;
import io.threekey.server.governance.ImpactExample;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactFigures;
import io.threekey.server.governance.ImpactGroup;
import io.threekey.server.governance.ImpactSide;
import io.threekey.server.governance.RuledOtherwise;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a proposal would have done, in words: both sides of it for everybody together, then group by group.
 *
 * @param basis what was replayed, and what could not be
 * @param counting how people are counted in the rows
 * @param sides empty where too few people were concerned to say anything about them
 * @param tables of places first, then of what else tells people apart
 */
public record ImpactView(
        List<Words> basis, List<Side> sides, List<Table> tables, Words counting, List<Example> examples) {

    private static final int SECONDS_SAID_AS_MINUTES_FROM = 120;
    private static final int MINUTES_SAID_AS_HOURS_FROM = 120;

    /** @param code of the side, which chooses its icon */
    public record Side(String code, Words title, List<Words> says) {}

    /** @param columns the first of them names the rows */
    public record Table(List<Words> columns, List<Row> rows) {}

    /** @param url of the entry, which says itself who may read it */
    public record Example(Words says, String url, Words link) {}

    /** @param within whether it is part of the row before */
    public record Row(Words name, boolean within, List<Words> cells) {}

    static ImpactView of(ImpactFigures impact) {
        return new ImpactView(
                basis(impact),
                impact.everybody().map(all -> sides(impact, all)).orElse(List.of()),
                impact.everybody().map(all -> tables(impact, all)).orElse(List.of()),
                Words.of("governance.impact.groups", impact.smallestGroup()),
                impact.examples().stream().map(ImpactView::example).toList());
    }

    /** As it stands in a signed proposal; empty for a text that this version cannot read. */
    static Optional<ImpactView> of(JsonObject signed) {
        return figures(signed).map(ImpactView::of);
    }

    static Optional<ImpactFigures> figures(JsonObject signed) {
        try {
            return Optional.of(ImpactFigures.of(signed));
        } catch (MalformedDocument another) {
            return Optional.empty();
        }
    }

    private static Words ruledOtherwise(RuledOtherwise found) {
        return found.signIns() == 0
                ? Words.of("governance.impact.ruled-as-signed")
                : found.first()
                        .map(entry -> Words.of(
                                "governance.impact.ruled-otherwise.from", found.signIns(), String.valueOf(entry)))
                        .orElseGet(() -> Words.of("governance.impact.ruled-otherwise", found.signIns()));
    }

    static List<Words> basis(ImpactFigures impact) {
        var replayed = Words.of(
                "governance.impact.replayed",
                impact.replayed(),
                impact.period().from(),
                impact.period().until());
        return Stream.of(
                        Optional.of(replayed),
                        Optional.of(Words.of("governance.impact.not-replayed", impact.notReplayed()))
                                .filter(words -> impact.notReplayed() > 0),
                        impact.ruledOtherwise().map(ImpactView::ruledOtherwise),
                        Optional.of(Words.of("governance.impact.too-few", impact.smallestGroup()))
                                .filter(words -> impact.everybody().isEmpty() && impact.replayed() > 0))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Side> sides(ImpactFigures impact, ImpactGroup everybody) {
        return Arrays.stream(ImpactSide.values())
                .map(side -> new Side(
                        side.code(),
                        new Words("governance.impact.side." + side.code(), List.of()),
                        Stream.concat(
                                        side == ImpactSide.CONTINUITY ? people(impact, everybody) : Stream.empty(),
                                        everybody.figures().stream()
                                                .filter(figure -> figure.side() == side)
                                                .map(ImpactView::sentence))
                                .toList()))
                .toList();
    }

    private static Stream<Words> people(ImpactFigures impact, ImpactGroup everybody) {
        var hindered = hindered(everybody);
        return everybody.hindered() == 0
                ? Stream.of(hindered)
                : Stream.of(hindered, Words.of("governance.impact.most", impact.mostHinderedPercent()));
    }

    /** What the first figure counts is what people would have met. */
    static Words hindered(ImpactGroup group) {
        var key = group.figures().stream()
                .findFirst()
                .map(figure -> key(figure) + ".hindered")
                .orElse("governance.impact.hindered");
        return Words.of(key, group.hindered(), group.people());
    }

    static Words sentence(ImpactFigure figure) {
        var key = key(figure) + "." + direction(figure);
        return new Words(
                key,
                List.of(
                        quantity(figure, figure.before()),
                        quantity(figure, figure.after()),
                        quantity(figure, Math.abs(figure.after() - figure.before()))));
    }

    private static String direction(ImpactFigure figure) {
        return figure.after() == figure.before() ? "same" : figure.after() > figure.before() ? "more" : "less";
    }

    private static List<Table> tables(ImpactFigures impact, ImpactGroup all) {
        var places = all.parts().stream().flatMap(ImpactView::rows).toList();
        return Stream.concat(
                        Stream.of(new Table(columns("where", all), places)),
                        impact.cuts().stream()
                                .map(cut -> new Table(
                                        columns("by." + cut.by().code(), all),
                                        cut.groups().stream()
                                                .map(group -> row(group, false))
                                                .toList())))
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private static Example example(ImpactExample one) {
        var entry = String.valueOf(one.entry());
        return new Example(
                new Words(key(one.name(), ".impact.example"), List.of(one.ward(), name(one.keys()))),
                "/ledger/entries/" + entry,
                Words.of("governance.impact.example.entry", entry));
    }

    private static List<Words> columns(String first, ImpactGroup everybody) {
        return Stream.concat(
                        Stream.of(Words.of("governance.impact." + first), Words.of("governance.impact.people")),
                        everybody.figures().stream().map(figure -> new Words(key(figure), List.of())))
                .toList();
    }

    /** A ward that is all of its setting would only say the same again. */
    private static Stream<Row> rows(ImpactGroup setting) {
        return Stream.concat(
                Stream.of(row(setting, false)),
                setting.parts().stream()
                        .filter(ward -> setting.parts().size() > 1)
                        .map(ward -> row(ward, true)));
    }

    private static Row row(ImpactGroup group, boolean within) {
        return new Row(
                name(group.name()),
                within,
                Stream.concat(
                                Stream.of(Words.of("governance.impact.of", group.hindered(), group.people())),
                                group.figures().stream()
                                        .map(figure -> Words.of(
                                                "governance.impact.from-to",
                                                quantity(figure, figure.before()),
                                                quantity(figure, figure.after()))))
                        .toList());
    }

    private static Words name(GroupName name) {
        return switch (name.kind()) {
            case EVERYBODY -> Words.of("governance.impact.everybody");
            case OTHERS -> Words.of("governance.impact.others");
            case CARE_SETTING -> new Words("governance.care-setting." + name.name(), List.of());
            case WARD, PROFESSION, MODEL -> Words.of("governance.impact.ward", name.name());
            case KEYS -> new Words("governance.impact.keys." + name.name(), List.of());
        };
    }

    /** The texts of a figure stand with the module that measures it. */
    private static String key(ImpactFigure figure) {
        return key(figure.name(), ".impact");
    }

    private static String key(String name, String part) {
        var dot = name.indexOf('.');
        return name.substring(0, dot) + part + name.substring(dot);
    }

    /** Figures named for lengths of time are said as people say them: in seconds, in minutes, or in hours where they are long. */
    static Object quantity(ImpactFigure figure, long value) {
        if (figure.name().endsWith("-millis")) {
            return time(value);
        }
        return figure.name().endsWith("-minutes") ? minutes(value) : value;
    }

    private static Words time(long millis) {
        var seconds = Math.round(millis / 1000.0);
        return seconds < SECONDS_SAID_AS_MINUTES_FROM
                ? Words.of("frame.seconds", seconds)
                : minutes(Math.round(seconds / 60.0));
    }

    private static Words minutes(long value) {
        return value < MINUTES_SAID_AS_HOURS_FROM
                ? Words.of("frame.minutes", value)
                : Words.of("frame.hours", Math.round(value / 60.0));
    }
}
