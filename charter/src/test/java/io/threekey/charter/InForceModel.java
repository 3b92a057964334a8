package io.threekey.charter;

import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.NaiveLayers.Sheet;
import io.threekey.charter.SmallWorld.Deed;
import io.threekey.charter.SmallWorld.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks everything that can be laid over everything else in a small world: at every day everything that somebody could
 * try, in every order, breadth first. What is accepted, and what is in force on each day from then on, is held against
 * {@link NaiveLayers}, and against {@link WhatNeverHappens}, which knows no rule of acceptance. Within one day the group
 * goes first. Courses after which the same sheets lie there go on as one; each step is judged on its own course.
 */
final class InForceModel {
    final SmallWorld world;
    final List<Course> courses = new ArrayList<>();
    final Map<What, Integer> accepted = new EnumMap<>(What.class);
    final Map<What, Integer> refused = new EnumMap<>(What.class);
    long steps;

    private final Charter charter;
    private final ArrayDeque<Course> waiting = new ArrayDeque<>();
    private final Set<List<Integer>> known = new HashSet<>();

    record Dated(Deed deed, Instant at) {}

    /** One way to get where it is. */
    record Course(List<Dated> deeds, VerifiedChain chain, NaiveLayers layers, boolean siteHasBegun) {
        @Override
        public String toString() {
            return "after " + deeds;
        }
    }

    InForceModel(SmallWorld world) {
        this.world = world;
        this.charter = world.charter();
    }

    VerifiedChain founded() {
        return VerifiedChain.founded(charter, AHospital.FOUNDED, List.of());
    }

    InForceModel explore() {
        reach(new Course(List.of(), founded(), NaiveLayers.founded(world), false));
        while (!waiting.isEmpty()) {
            var course = waiting.remove();
            world.deeds(course.layers.group().versions(), course.layers.site().versions()).stream()
                    .filter(deed -> !(deed.ofGroup() && course.siteHasBegun))
                    .forEach(deed -> attempt(course, deed));
            turnTheClock(course);
        }
        return this;
    }

    private void turnTheClock(Course course) {
        world.days().stream()
                .filter(day -> day > course.layers.today())
                .findFirst()
                .ifPresent(day -> reach(new Course(course.deeds, course.chain, course.layers.on(day), false)));
    }

    private void attempt(Course course, Deed deed) {
        steps++;
        var at = SmallWorld.day(course.layers.today());
        var done = done(course.chain, deed, at, "p-" + course.deeds.size());
        if (done.isPresent() != course.layers.allows(deed)) {
            throw new AssertionError("%s: %s on day %d %s: accepted is %s"
                    .formatted(world, deed, course.layers.today(), course, done.isPresent()));
        }
        (done.isPresent() ? accepted : refused).merge(deed.what(), 1, Integer::sum);
        done.ifPresent(chain -> {
            var deeds = new ArrayList<>(course.deeds);
            deeds.add(new Dated(deed, at));
            var next = new Course(deeds, chain, course.layers.after(deed), course.siteHasBegun || !deed.ofGroup());
            WhatNeverHappens.in(next, course.chain.history());
            isAsTold(next);
            if (deeds.size() < world.acts()) {
                reach(next);
            }
        });
    }

    private void reach(Course course) {
        var key = course.layers.key();
        key.add(course.siteHasBegun ? 1 : 0);
        key.add(course.deeds.size());
        if (known.add(key)) {
            courses.add(course);
            waiting.add(course);
        }
    }

    /** Nobody's key is asked: who signs is walked by the model of the decision, and what a signature proves tested elsewhere. */
    static Optional<VerifiedChain> done(VerifiedChain chain, Deed deed, Instant at, String id) {
        if (deed.what() == What.REVERT) {
            return chain.next(revert(deed, at)) instanceof Extended(var reverted)
                    ? Optional.of(reverted)
                    : Optional.empty();
        }
        var proposal = Deciding.proposal(
                chain,
                id,
                deed.address(),
                SmallWorld.document(deed.number()),
                deed.what().enactment(),
                at);
        var charter = chain.history().charterInForce(at);
        var adoption = new Adoption(charter, chain.history(), proposal, at);
        var against = deed.what() == What.WAY_OUT ? Optional.of(Function.SECURITY) : Optional.<Function>empty();
        return WayVerification.fault(charter, chain.history(), proposal, adoption)
                        .or(() -> against.flatMap(
                                domain -> WayVerification.wayOutFault(charter, proposal, adoption, domain)))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(chain.extended(
                        chain.history().with(proposal.id(), adoption.version(List.of(), against, Duration.ZERO)), at));
    }

    static AutomaticRevert revert(Deed deed, Instant at) {
        return new AutomaticRevert(deed.address(), deed.number(), 1, at);
    }

    /** On every day on which something turns, and to the last moment before. */
    private void isAsTold(Course course) {
        var layers = course.layers;
        isComing(course);
        isAsTold(course, layers, SmallWorld.day(layers.today()));
        for (var day : WhatNeverHappens.turns(course.chain.history())) {
            if (day > layers.today()) {
                steps++;
                isAsTold(course, layers.on(day - 1), SmallWorld.day(day).minusMillis(1));
                layers = layers.on(day);
                isAsTold(course, layers, SmallWorld.day(day));
            }
        }
        isAsTold(course, layers.on(SmallWorld.LAST_DAY), SmallWorld.day(SmallWorld.LAST_DAY));
    }

    private void isAsTold(Course course, NaiveLayers layers, Instant at) {
        var history = course.chain.history();
        for (var address : List.of(SmallWorld.hospital(), SmallWorld.east())) {
            var ofGroup = address.scope().isGroup();
            is(
                    course,
                    at,
                    "in force at " + address.scope(),
                    history.policyAt(address, at),
                    layers.at(ofGroup).top());
            is(
                    course,
                    at,
                    "obeyed at " + address.scope(),
                    history.obeyedAt(address, at),
                    Optional.of(layers.obeyed(ofGroup)));
            is(
                    course,
                    at,
                    "replaced by the next at " + address.scope(),
                    history.standing(address, at),
                    layers.at(ofGroup).latestToStay());
        }
    }

    private void is(Course course, Instant at, String what, Optional<PolicyVersion> said, Optional<Sheet> expected) {
        if (said.isPresent() != expected.isPresent()
                || said.isPresent()
                        && (said.get().version() != expected.get().version()
                                || said.get().address().scope().isGroup()
                                        != expected.get().ofGroup())) {
            throw new AssertionError("%s: %s at %s is %s and should be %s %s"
                    .formatted(world, what, at, said.map(InForceModel::name), expected, course));
        }
    }

    static String name(PolicyVersion version) {
        return "version %d of %s".formatted(version.version(), version.address().scope());
    }

    /** What is announced as on its way is what will begin if nothing more is decided, no less and no more. */
    private void isComing(Course course) {
        for (var address : List.of(SmallWorld.hospital(), SmallWorld.east())) {
            var sheets = course.layers.at(address.scope().isGroup());
            var begin = sheets.coming().stream()
                    .filter(sheet -> course.layers.on(sheet.begins()).at(sheet.ofGroup()).standing().stream()
                            .anyMatch(begun -> begun.version() == sheet.version()))
                    .map(Sheet::version)
                    .toList();
            var said = course.chain.history().comingAt(address, SmallWorld.day(course.layers.today())).stream()
                    .map(PolicyVersion::version)
                    .toList();
            if (!said.equals(begin)) {
                throw new AssertionError("%s: on its way at %s are said to be %s and are %s %s"
                        .formatted(world, address.scope(), said, begin, course));
            }
        }
    }
}
