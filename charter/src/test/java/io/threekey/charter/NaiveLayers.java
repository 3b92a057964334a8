package io.threekey.charter;

import io.threekey.charter.SmallWorld.Deed;
import io.threekey.charter.SmallWorld.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What docs/charter.md says of what is in force, told a second time: not as questions to everything ever adopted, but
 * as sheets that are laid down and taken away as the days go by.
 */
record NaiveLayers(SmallWorld world, int today, Sheets group, Sheets site) {
    private static final int FOR_GOOD = Integer.MAX_VALUE;
    private static final int NEVER = -1;
    private static final int NOTHING = -1;

    /**
     * @param what empty for the founding policy
     * @param confirmedUntil the last day on which it may still revert
     * @param before the minutes obeyed before it began, of what is to stay
     * @param continued whether it was set aside once
     */
    record Sheet(
            boolean ofGroup,
            int version,
            int idle,
            Optional<What> what,
            int begins,
            int ends,
            int confirmedUntil,
            int before,
            boolean continued) {

        private Sheet begun(int obeyedBefore) {
            return new Sheet(ofGroup, version, idle, what, begins, ends, confirmedUntil, obeyedBefore, continued);
        }

        private Sheet setAside() {
            return new Sheet(ofGroup, version, idle, what, begins, ends, confirmedUntil, before, true);
        }

        boolean is(What one) {
            return what.filter(one::equals).isPresent();
        }
    }

    /**
     * Of one address, the lowest sheet first.
     *
     * @param versions how many were ever adopted
     */
    record Sheets(List<Sheet> standing, List<Sheet> coming, List<Sheet> passing, int versions) {
        private static final Sheets NONE = new Sheets(List.of(), List.of(), List.of(), 0);

        /** Sheets lie in the order in which they were adopted. */
        Optional<Sheet> top() {
            return last(Stream.concat(last(standing).stream(), last(passing).stream()));
        }

        Optional<Sheet> below() {
            return last(standing);
        }

        /** What a regular proposal is written against. */
        Optional<Sheet> latestToStay() {
            return last(Stream.concat(standing.stream(), coming.stream()));
        }

        /** What the group decides in the very instant in which a site's version begins counts as there before it. */
        private Sheets besides(Sheets group, int today) {
            var sheets = new ArrayList<Sheet>();
            for (var sheet : standing) {
                sheets.add(sheet.begins == today ? sheet.begun(kept(false, group.below(), last(sheets)).idle) : sheet);
            }
            return new Sheets(List.copyOf(sheets), coming, passing, versions);
        }

        private Sheets without(int day) {
            return new Sheets(after(standing, day), after(coming, day), after(passing, day), versions);
        }

        /** Sheets that lie there only end, and sheets to come begin or end. */
        private int nextTurn() {
            var next = FOR_GOOD;
            for (var sheet : standing) {
                next = Math.min(next, sheet.ends);
            }
            for (var sheet : passing) {
                next = Math.min(next, sheet.ends);
            }
            for (var sheet : coming) {
                next = Math.min(next, Math.min(sheet.begins, sheet.ends));
            }
            return next;
        }

        private static List<Sheet> after(List<Sheet> sheets, int day) {
            return sheets.stream().filter(sheet -> sheet.ends > day).toList();
        }

        private static Optional<Sheet> last(List<Sheet> sheets) {
            return last(sheets.stream());
        }

        private static Optional<Sheet> last(Stream<Sheet> sheets) {
            return sheets.reduce((one, two) -> one.version > two.version ? one : two);
        }

        private void write(List<Integer> key) {
            var all = Stream.of(standing, coming, passing)
                    .flatMap(List::stream)
                    .map(Sheet::version)
                    .sorted()
                    .toList();
            for (var sheets : List.of(standing, coming, passing)) {
                key.add(NOTHING);
                for (var sheet : sheets) {
                    key.add(all.indexOf(sheet.version));
                    key.add(sheet.idle);
                    key.add(sheet.what.map(What::ordinal).orElse(NOTHING));
                    key.add(sheet.begins);
                    key.add(sheet.ends);
                    key.add(sheet.confirmedUntil);
                    key.add(sheet.before);
                    key.add(sheet.continued ? 1 : 0);
                }
            }
        }
    }

    static NaiveLayers founded(SmallWorld world) {
        var first =
                new Sheet(true, 1, SmallWorld.FOUNDED_WITH, Optional.empty(), NEVER, FOR_GOOD, NEVER, NOTHING, false);
        return new NaiveLayers(world, 0, new Sheets(List.of(first), List.of(), List.of(), 1), Sheets.NONE);
    }

    /** Courses after which this is the same go on as one. */
    List<Integer> key() {
        var key = new ArrayList<Integer>();
        key.add(today);
        group.write(key);
        site.write(key);
        return key;
    }

    Sheets at(boolean ofGroup) {
        return ofGroup ? group : site;
    }

    Sheet obeyed(boolean ofGroup) {
        return kept(ofGroup, group.top(), site.top());
    }

    /** What would be obeyed without what passes within days. */
    Sheet below(boolean ofGroup) {
        return kept(ofGroup, group.below(), site.below());
    }

    private static Sheet kept(boolean ofGroup, Optional<Sheet> group, Optional<Sheet> site) {
        var floor = group.orElseThrow();
        return site.filter(own -> !ofGroup && own.idle <= floor.idle).orElse(floor);
    }

    boolean allows(Deed deed) {
        if (deed.what() == What.REVERT) {
            return at(deed.ofGroup())
                    .top()
                    .filter(top -> top.version == deed.number() && today <= top.confirmedUntil)
                    .isPresent();
        }
        if (!deed.ofGroup() && deed.number() > group.top().orElseThrow().idle) {
            return false;
        }
        return switch (deed.what()) {
            case AT_ONCE, STAGED, CONFIRMED -> true;
            case WAY_OUT -> !world.floor() || !lowersTheFloor(deed);
            case CONTAINMENT ->
                deed.number() < obeyed(deed.ofGroup()).idle && deed.number() <= below(deed.ofGroup()).idle;
            case CONTINUITY -> bringsBack(deed);
            case REVERT -> throw new IllegalStateException("was answered above");
        };
    }

    private boolean lowersTheFloor(Deed deed) {
        return Stream.concat(
                        Stream.of(obeyed(deed.ofGroup()), below(deed.ofGroup())),
                        at(deed.ofGroup()).latestToStay().stream())
                .anyMatch(sheet -> sheet.idle < deed.number());
    }

    private boolean bringsBack(Deed deed) {
        var sheets = at(deed.ofGroup());
        return sheets.passing.stream().noneMatch(sheet -> sheet.is(What.CONTAINMENT))
                && sheets.top()
                        .filter(top -> !sheets.passing.contains(top))
                        .filter(top -> !top.continued && top.before == deed.number())
                        .isPresent();
    }

    NaiveLayers after(Deed deed) {
        var sheets = at(deed.ofGroup());
        return switch (deed.what()) {
            case REVERT ->
                with(
                        deed.ofGroup(),
                        new Sheets(
                                sheets.standing.stream()
                                        .filter(sheet -> sheet.version != deed.number())
                                        .toList(),
                                sheets.coming,
                                sheets.passing,
                                sheets.versions));
            case CONTAINMENT -> with(deed.ofGroup(), laid(deed, sheets.standing, containmentDays()));
            case CONTINUITY ->
                with(
                        deed.ofGroup(),
                        laid(
                                deed,
                                sheets.standing.stream()
                                        .map(sheet -> sheet == sheets.standing.getLast() ? sheet.setAside() : sheet)
                                        .toList(),
                                SmallWorld.CONTINUITY_DAYS));
            case AT_ONCE, STAGED, CONFIRMED, WAY_OUT -> announced(deed);
        };
    }

    /** Until the first of those that lie there is over, in the group and at its site. */
    private int containmentDays() {
        return Stream.concat(group.passing.stream(), site.passing.stream())
                .filter(sheet -> sheet.is(What.CONTAINMENT))
                .map(sheet -> sheet.ends - today)
                .reduce(SmallWorld.CONTAINMENT_DAYS, Math::min);
    }

    private Sheets laid(Deed deed, List<Sheet> standing, int days) {
        var sheets = at(deed.ofGroup());
        return new Sheets(
                standing, sheets.coming, plus(sheets.passing, sheet(deed, today, today + days)), sheets.versions + 1);
    }

    private NaiveLayers announced(Deed deed) {
        var sheets = at(deed.ofGroup());
        var begins = today
                + (isLoosened(deed) ? Math.max(world.delayDays(), SmallWorld.LOOSENING_DAYS) : world.delayDays())
                + deed.what().stagesDays();
        var ends = deed.what() == What.WAY_OUT
                ? today + SmallWorld.WAY_OUT_DAYS
                : world.lastsDays() == 0 ? FOR_GOOD : today + world.lastsDays();
        return with(
                        deed.ofGroup(),
                        new Sheets(
                                sheets.standing,
                                plus(sheets.coming, sheet(deed, begins, ends)),
                                sheets.passing,
                                sheets.versions + 1))
                .beginning(deed.ofGroup());
    }

    /** Looser than what is obeyed, than what is there again when that passes, or than what is there when it could begin. */
    private boolean isLoosened(Deed deed) {
        var then = on(today + world.delayDays() + deed.what().stagesDays());
        return Stream.of(obeyed(deed.ofGroup()), below(deed.ofGroup()), then.below(deed.ofGroup()))
                .anyMatch(sheet -> sheet.idle < deed.number());
    }

    private Sheet sheet(Deed deed, int begins, int ends) {
        return new Sheet(
                deed.ofGroup(),
                at(deed.ofGroup()).versions + 1,
                deed.number(),
                Optional.of(deed.what()),
                begins,
                ends,
                deed.what() == What.CONFIRMED ? begins + SmallWorld.CONFIRMED_DAYS : NEVER,
                NOTHING,
                false);
    }

    /** The same hospital on a later day on which nobody has decided anything more. */
    NaiveLayers on(int day) {
        var layers = this;
        while (layers.today < day) {
            var next = Math.min(day, Math.min(layers.group.nextTurn(), layers.site.nextTurn()));
            layers = new NaiveLayers(world, next, layers.group.without(next), layers.site.without(next))
                    .beginning(true)
                    .beginning(false);
        }
        return layers;
    }

    /** What begins takes the place of all that was adopted earlier and is still to come. */
    private NaiveLayers beginning(boolean ofGroup) {
        var layers = this;
        for (var sheet : at(ofGroup).coming) {
            if (sheet.begins == today) {
                var sheets = layers.at(ofGroup);
                var before = layers.group.below().isEmpty() ? NOTHING : layers.below(ofGroup).idle;
                layers = layers.with(
                        ofGroup,
                        new Sheets(
                                plus(sheets.standing, sheet.begun(before)),
                                sheets.coming.stream()
                                        .filter(coming -> coming.version > sheet.version)
                                        .toList(),
                                sheets.passing,
                                sheets.versions));
            }
        }
        return layers;
    }

    private NaiveLayers with(boolean ofGroup, Sheets sheets) {
        return ofGroup
                ? new NaiveLayers(world, today, sheets, site.besides(sheets, today))
                : new NaiveLayers(world, today, group, sheets);
    }

    private static List<Sheet> plus(List<Sheet> sheets, Sheet sheet) {
        return Stream.concat(sheets.stream(), Stream.of(sheet)).toList();
    }
}
