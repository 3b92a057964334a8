package io.threekey.charter;

import io.threekey.charter.InForceModel.Course;
import io.threekey.charter.json.JsonInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What holds of everything that is ever in force, whatever was accepted, said of the answers alone: read from the dates
 * that stand on the versions, and from nothing that decides about them.
 */
final class WhatNeverHappens {
    private final Course course;
    private final History history;

    private WhatNeverHappens(Course course) {
        this.course = course;
        this.history = course.chain().history();
    }

    static void in(Course course, History earlier) {
        var judged = new WhatNeverHappens(course);
        var days = turns(course.chain().history());
        for (var address : List.of(SmallWorld.hospital(), SmallWorld.east())) {
            for (var day : days) {
                if (day < course.layers().today()) {
                    judged.isNotChanged(address, earlier, SmallWorld.day(day));
                } else {
                    judged.holds(address, SmallWorld.day(day));
                }
            }
        }
    }

    /** The days on which any version begins, ends or was reverted. */
    static SortedSet<Integer> turns(History history) {
        var days = new TreeSet<Integer>();
        for (var address : List.of(SmallWorld.hospital(), SmallWorld.east())) {
            for (var version : history.versions(address)) {
                days.add(SmallWorld.dayOf(version.effectiveAt()));
                version.until().map(SmallWorld::dayOf).ifPresent(days::add);
                version.revertedAt().map(SmallWorld::dayOf).ifPresent(days::add);
            }
        }
        return days;
    }

    private void isNotChanged(PolicyAddress address, History earlier, Instant at) {
        unless(
                version(history.obeyedAt(address, at)) == version(earlier.obeyedAt(address, at)),
                "what was obeyed is never changed afterwards",
                at);
    }

    private static int version(Optional<PolicyVersion> version) {
        return version.map(PolicyVersion::version).orElse(0);
    }

    private void holds(PolicyAddress address, Instant at) {
        var obeyed = history.obeyedAt(address, at);
        unless(obeyed.isPresent(), "something verified is in force at every instant", at);
        unless(
                idle(obeyed.get())
                        <= idle(history.obeyedAt(SmallWorld.hospital(), at).orElseThrow()),
                "a site is never looser than its group",
                at);
        history.policyAt(address, at).ifPresent(inForce -> {
            unless(!wasReplacedBeforeItBegan(inForce), "what was replaced before it began is never in force", at);
            containments(address, at)
                    .forEach(containment ->
                            unless(leaves(containment, inForce), "a containment is protected for its hours", at));
            unless(
                    lying(address, at).findAny().isPresent()
                            || Optional.of(inForce).equals(stands(address, at)),
                    "after everything that passes, what stands is back",
                    at);
        });
        unless(
                waited(history.policyAt(address, at.minusMillis(1)), history.policyAt(address, at), at)
                        && waited(stands(address, at.minusMillis(1)), stands(address, at), at),
                "nothing looser than what stood comes without its delay or a passing way",
                at);
    }

    private boolean wasReplacedBeforeItBegan(PolicyVersion version) {
        for (var later : history.versions(version.address())) {
            if (later.version() > version.version()
                    && !later.way().isPassing()
                    && later.effectiveAt().isBefore(version.effectiveAt())) {
                return true;
            }
        }
        return false;
    }

    /** What passes and is not over yet. */
    private Stream<PolicyVersion> lying(PolicyAddress address, Instant at) {
        return history.versions(address).stream()
                .filter(version -> version.way().isPassing())
                .filter(version -> !version.adoptedAt().isAfter(at))
                .filter(version -> at.isBefore(version.until().orElseThrow()));
    }

    private Stream<PolicyVersion> containments(PolicyAddress address, Instant at) {
        return lying(address, at).filter(version -> version.way() == Way.CONTAINMENT);
    }

    /** Nothing looser, but what all have decided since and what has waited as long as a loosening waits. */
    private static boolean leaves(PolicyVersion containment, PolicyVersion inForce) {
        return idle(inForce) <= idle(containment)
                || inForce.version() > containment.version() && !inForce.way().isPassing() && hasWaited(inForce);
    }

    /** What is there to stay: the last that began of those that were not replaced first and are not over. */
    private Optional<PolicyVersion> stands(PolicyAddress address, Instant at) {
        return history.versions(address).stream()
                .filter(version -> !version.way().isPassing())
                .filter(version -> !version.effectiveAt().isAfter(at))
                .filter(version -> !isOver(version, at))
                .filter(version -> !wasReplacedBeforeItBegan(version))
                .reduce((one, two) -> two);
    }

    private static boolean isOver(PolicyVersion version, Instant at) {
        return Stream.of(version.until(), version.revertedAt())
                .flatMap(Optional::stream)
                .anyMatch(end -> !at.isBefore(end));
    }

    private boolean waited(Optional<PolicyVersion> before, Optional<PolicyVersion> after, Instant at) {
        return before.isEmpty()
                || after.isEmpty()
                || idle(after.get()) <= idle(before.get())
                || isOver(before.get(), at)
                || after.get().way() == Way.CONTINUITY
                || hasWaited(after.get())
                || isNoLooserThanWhatBeginsToo(after.get());
    }

    /** On the very day on which something as loose begins, after its delay, it may be decided anew. */
    private boolean isNoLooserThanWhatBeginsToo(PolicyVersion after) {
        return history.versions(after.address()).stream()
                .filter(earlier -> earlier.version() < after.version())
                .filter(earlier -> earlier.effectiveAt().equals(after.effectiveAt()))
                .anyMatch(earlier -> hasWaited(earlier) && idle(after) <= idle(earlier));
    }

    private static boolean hasWaited(PolicyVersion version) {
        return Duration.between(version.adoptedAt(), version.effectiveAt())
                        .compareTo(Duration.ofDays(SmallWorld.LOOSENING_DAYS))
                >= 0;
    }

    private static int idle(PolicyVersion version) {
        return version.document().get("idleMinutes").orElseThrow() instanceof JsonInteger(var minutes)
                ? Math.toIntExact(minutes)
                : 0;
    }

    private void unless(boolean holds, String invariant, Instant at) {
        if (!holds) {
            throw new AssertionError("%s, but at %s %s".formatted(invariant, at, course));
        }
    }
}
