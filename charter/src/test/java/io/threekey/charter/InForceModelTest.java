package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.InForceModel.Course;
import io.threekey.charter.InForceModel.Dated;
import io.threekey.charter.SmallWorld.Deed;
import io.threekey.charter.SmallWorld.What;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Everything that can lie over everything else in small worlds, against the rules told a second time. */
class InForceModelTest {
    private static final int SAMPLES = 12;

    @TestFactory
    Stream<DynamicContainer> inEveryWorld() {
        return SmallWorld.all().stream().map(InForceModelTest::in);
    }

    private static DynamicContainer in(SmallWorld world) {
        var model = new InForceModel(world).explore();
        var explored =
                "%s: %d states and %d steps are as the rules say".formatted(world, model.courses.size(), model.steps);
        System.out.println(explored);
        return dynamicContainer(
                explored,
                Stream.of(
                        dynamicTest("everything is accepted somewhere", () -> happens(model)),
                        dynamicTest("a sample of the courses holds with keys and signatures", () -> isTaken(model))));
    }

    private static void happens(InForceModel model) {
        var possible = new TreeSet<>(model.world.group());
        possible.addAll(model.world.site());
        assertThat(model.accepted.keySet()).isEqualTo(possible);
    }

    /** A dozen courses again, and what is tried at their ends, up to the chain that enforcement obeys. */
    private static void isTaken(InForceModel model) {
        var signed = model.courses.stream()
                .filter(course -> course.deeds().size() == model.world.acts() - 1)
                .filter(course ->
                        course.deeds().stream().noneMatch(dated -> dated.deed().what() == What.WAY_OUT))
                .toList();
        assertThat(signed).hasSizeGreaterThan(SAMPLES);
        IntStream.range(0, SAMPLES)
                .mapToObj(number -> signed.get(number * signed.size() / SAMPLES))
                .forEach(course -> isTaken(model, course));
    }

    private static void isTaken(InForceModel model, Course course) {
        var chain = model.founded();
        for (var dated : course.deeds()) {
            chain = Deciding.extended(chain.next(element(chain, dated)));
        }
        var today = SmallWorld.day(course.layers().today());
        for (var address : List.of(SmallWorld.hospital(), SmallWorld.east())) {
            for (var day : WhatNeverHappens.turns(chain.history())) {
                assertThat(chain.history()
                                .obeyedAt(address, SmallWorld.day(day))
                                .map(InForceModel::name))
                        .isEqualTo(course.chain()
                                .history()
                                .obeyedAt(address, SmallWorld.day(day))
                                .map(InForceModel::name));
            }
        }
        for (var deed : model.world.deeds(1, 1)) {
            if (deed.what() != What.WAY_OUT) {
                assertThat(chain.next(element(chain, new Dated(deed, today))) instanceof Extended)
                        .as("%s %s", deed, course)
                        .isEqualTo(course.layers().allows(deed));
            }
        }
    }

    private static ChainElement element(VerifiedChain chain, Dated dated) {
        return dated.deed().what() == What.REVERT
                ? InForceModel.revert(dated.deed(), dated.at())
                : signed(chain, dated.deed(), dated.at());
    }

    /** Whoever has not contained the same before; in these worlds it lapses twice at most. */
    private static String[] containing(VerifiedChain chain, Deed deed, Instant at) {
        var before = chain.history().containedBefore(deed.address(), SmallWorld.document(deed.number()), at);
        return (before.contains(Function.SECURITY)
                        ? "iam clinical-operations"
                        : before.contains(Function.IAM) ? "security" : "iam")
                .split(" ");
    }

    private static AdoptedDecision signed(VerifiedChain chain, Deed deed, Instant at) {
        return AFullCharter.signedAt(
                chain,
                "p-" + chain.length(),
                deed.address(),
                SmallWorld.document(deed.number()),
                deed.what().enactment(),
                at,
                switch (deed.what()) {
                    case CONTAINMENT -> containing(chain, deed, at);
                    case CONTINUITY -> new String[] {"clinical-operations"};
                    default -> AChain.OWNERS;
                });
    }
}
