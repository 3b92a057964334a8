package io.threekey.charter;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A hospital with one policy and few ways to change it, so that everything that can lie over everything else in it can
 * be walked. Its clock turns by days, all of its days are working days, and everything ends on the hour it began.
 *
 * @param acts how many decisions and reverts one course has at most
 * @param days on which they may happen
 * @param idles the documents: so many minutes, and fewer are stricter
 * @param lastsDays how long a regular decision holds, 0 for good
 * @param floor whether the sponsor may never loosen it against a domain
 */
record SmallWorld(
        String name,
        int acts,
        List<Integer> days,
        List<Integer> idles,
        Set<What> group,
        Set<What> site,
        int delayDays,
        int lastsDays,
        boolean floor) {
    static final Instant START = Instant.parse("2026-02-02T09:00:00Z");
    static final int LOOSENING_DAYS = 2;
    static final int CONTAINMENT_DAYS = 2;
    static final int CONTINUITY_DAYS = 1;
    static final int CONFIRMED_DAYS = 1;
    static final int STAGES_DAYS = 1;
    static final int WAY_OUT_DAYS = 30;
    static final int FOUNDED_WITH = 10;

    /** By then everything that could end has ended. */
    static final int LAST_DAY = 99;

    private static final int DAY = AFullCharter.DAY;

    /** What one decision, or no decision, does to a policy. */
    enum What {
        AT_ONCE,
        STAGED,
        CONFIRMED,
        WAY_OUT,
        CONTAINMENT,
        CONTINUITY,
        REVERT;

        boolean isPassing() {
            return this == CONTAINMENT || this == CONTINUITY;
        }

        int stagesDays() {
            return this == STAGED ? STAGES_DAYS : 0;
        }

        Enactment enactment() {
            return switch (this) {
                case AT_ONCE, WAY_OUT -> Enactment.REGULAR;
                case STAGED ->
                    new Enactment(
                            Way.REGULAR,
                            new Staging(STAGES_DAYS * DAY / 2, STAGES_DAYS * DAY / 2),
                            Optional.empty(),
                            Optional.empty());
                case CONFIRMED ->
                    new Enactment(
                            Way.REGULAR,
                            Staging.AT_ONCE,
                            Optional.of(new Confirmation(CONFIRMED_DAYS * DAY, 0, 0, 0)),
                            Optional.empty());
                case CONTAINMENT ->
                    Enactment.passing(
                            Way.CONTAINMENT,
                            Optional.of(
                                    Json.object().put("mostHinderedPercent", 0).build()));
                case CONTINUITY -> Enactment.passing(Way.CONTINUITY, Optional.empty());
                case REVERT -> throw new IllegalStateException("nobody proposes a revert");
            };
        }
    }

    /** @param number the minutes that are decided; of a revert the version that it reverts */
    record Deed(What what, PolicyAddress address, int number) {
        boolean ofGroup() {
            return address.scope().isGroup();
        }

        @Override
        public String toString() {
            return "%s %s %d".formatted(address.scope(), what, number);
        }
    }

    static List<SmallWorld> all() {
        var plain = EnumSet.of(What.AT_ONCE, What.CONTAINMENT, What.CONTINUITY);
        return List.of(
                inAGroup(
                        "everything but the way out",
                        3,
                        List.of(0, 1, 2),
                        List.of(10, 8, 5),
                        EnumSet.complementOf(EnumSet.of(What.WAY_OUT))),
                inAGroup(
                        "four acts, what passes and what reverts",
                        4,
                        List.of(0, 1, 3),
                        List.of(10, 5),
                        EnumSet.of(What.AT_ONCE, What.CONFIRMED, What.CONTAINMENT, What.CONTINUITY, What.REVERT)),
                inAGroup(
                        "five acts, what is set aside and what reverts",
                        5,
                        List.of(0, 1),
                        List.of(10, 8, 5),
                        EnumSet.of(What.CONFIRMED, What.CONTINUITY, What.REVERT)),
                new SmallWorld(
                        "a group with an assurance floor, to the end of the sponsor's way out",
                        4,
                        List.of(0, 1, 32),
                        List.of(10, 5),
                        EnumSet.of(What.AT_ONCE, What.STAGED, What.WAY_OUT, What.CONTAINMENT, What.CONTINUITY),
                        Set.of(),
                        0,
                        0,
                        true),
                new SmallWorld(
                        "a group where every decision waits for a day and holds for four",
                        3,
                        List.of(0, 1, 3, 5),
                        List.of(10, 8, 5),
                        EnumSet.of(What.AT_ONCE, What.STAGED, What.CONFIRMED, What.CONTAINMENT, What.REVERT),
                        Set.of(),
                        1,
                        4,
                        false),
                new SmallWorld(
                        "a group and a site, what one person does alone in both",
                        3,
                        List.of(0, 1, 2),
                        List.of(10, 8, 5),
                        plain,
                        plain,
                        0,
                        0,
                        false),
                new SmallWorld(
                        "a group and a site, stages and reverts",
                        3,
                        List.of(0, 1, 2),
                        List.of(10, 8, 5),
                        EnumSet.of(What.AT_ONCE, What.CONTINUITY),
                        EnumSet.of(What.STAGED, What.CONFIRMED, What.CONTINUITY, What.REVERT),
                        0,
                        0,
                        false));
    }

    private static SmallWorld inAGroup(
            String name, int acts, List<Integer> days, List<Integer> idles, Set<What> group) {
        return new SmallWorld("a group, " + name, acts, days, idles, group, Set.of(), 0, 0, false);
    }

    static PolicyAddress hospital() {
        return AHospital.limits();
    }

    static PolicyAddress east() {
        return AFullCharter.east();
    }

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    static int dayOf(Instant instant) {
        return (int) Math.floorDiv(
                Duration.between(START, instant).toMillis(), Duration.ofDays(1).toMillis());
    }

    static JsonObject document(int idle) {
        return AChain.idle(idle);
    }

    /** Everything that somebody could try, however foolish. */
    List<Deed> deeds(int versionsInGroup, int versionsAtSite) {
        return Stream.concat(deeds(hospital(), group, versionsInGroup), deeds(east(), site, versionsAtSite))
                .toList();
    }

    private Stream<Deed> deeds(PolicyAddress address, Set<What> which, int versions) {
        return Arrays.stream(What.values())
                .filter(which::contains)
                .flatMap(what -> numbers(what, versions).map(number -> new Deed(what, address, number)));
    }

    private Stream<Integer> numbers(What what, int versions) {
        return what == What.REVERT
                ? Stream.iterate(1, number -> number <= versions, number -> number + 1)
                : idles.stream();
    }

    Charter charter() {
        var plain = AHospital.charter();
        var kinds = new LinkedHashMap<>(AHospital.kinds());
        kinds.put(
                AHospital.sessionLimits(),
                new PolicyKindRule(
                        new DecisionKind("session-timing"),
                        Map.of("idleMinutes", Direction.LESS),
                        floor,
                        LOOSENING_DAYS * DAY));
        return new Charter(
                plain.installation(),
                1,
                plain.sealing(),
                plain.log(),
                new WorkingCalendar(ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class), 9 * 60, List.of()),
                plain.seats(),
                kinds,
                List.of(AFullCharter.timing(new Clocks(14, 72, delayDays * DAY, 0, lastsDays, 0))),
                List.of(new Containment(
                        AHospital.sessionLimits(),
                        List.of(),
                        List.of(Function.IAM, Function.SECURITY),
                        CONTAINMENT_DAYS * 24,
                        20,
                        Map.of("idleMinutes", 5L))),
                List.of(new Continuity(
                        AHospital.sessionLimits(), List.of(Function.CLINICAL_OPERATIONS), CONTINUITY_DAYS * 24)),
                List.of(new FoundingPolicy(hospital(), document(FOUNDED_WITH))));
    }

    @Override
    public String toString() {
        return name;
    }
}
