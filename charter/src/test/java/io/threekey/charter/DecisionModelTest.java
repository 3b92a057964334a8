package io.threekey.charter;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.DecisionModel.Node;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every course of a decision under small charters, against the rules told a second time. */
class DecisionModelTest {
    private static final int EVERY = 149;

    @TestFactory
    Stream<DynamicContainer> underEveryCharter() {
        return SmallCharter.all().parallelStream().map(DecisionModelTest::under).toList().stream();
    }

    private static DynamicContainer under(SmallCharter small) {
        var model = new DecisionModel(small).explore();
        var explored =
                "%s: %d states and %d steps are as the rules say".formatted(small, model.nodes.size(), model.steps);
        System.out.println(explored);
        return dynamicContainer(
                explored,
                Stream.concat(
                        Stream.of(
                                dynamicTest("is explored to its ends", () -> reachesEveryEnd(model)),
                                dynamicTest("no state is without a way to a decision", () -> leadsOn(model))),
                        Stream.concat(
                                aSampleIsTaken(model),
                                Arrays.stream(Function.values())
                                        .filter(Function::isDomain)
                                        .filter(small::hasWayOutOf)
                                        .map(domain -> leadsOnWithout(model, domain)))));
    }

    private static void reachesEveryEnd(DecisionModel model) {
        assertThat(model.nodes).hasSizeGreaterThan(300).anyMatch(Node::isReady).anyMatch(Node::isLapsed);
    }

    private static void leadsOn(DecisionModel model) {
        assertThat(model.deadEnds(new HashSet<>(model.charter.seats()))).isEmpty();
    }

    private static DynamicTest leadsOnWithout(DecisionModel model, Function domain) {
        var others = model.charter.seats().stream()
                .filter(seat -> seat.function() != domain)
                .collect(toSet());
        return dynamicTest(
                "however " + domain.code() + " holds out, the others can decide in time",
                () -> assertThat(model.deadEnds(others)).isEmpty());
    }

    /** Not where a charter is decided: what the model proposes at such an address is no charter, and no chain takes it. */
    private static Stream<DynamicTest> aSampleIsTaken(DecisionModel model) {
        return model.small.address().replacesCharter()
                ? Stream.empty()
                : Stream.of(dynamicTest(
                        "of one state in %d the chain takes exactly what is decided".formatted(EVERY),
                        () -> isTaken(model)));
    }

    /** These states again, with keys and signatures, up to the chain that enforcement obeys. */
    private static void isTaken(DecisionModel model) {
        var chain = VerifiedChain.founded(model.charter, AHospital.FOUNDED, List.of());
        IntStream.range(0, model.nodes.size())
                .filter(number -> number % EVERY == 0)
                .mapToObj(model.nodes::get)
                .forEach(node -> {
                    var deciding = new Deciding(model.charter, chain.founding(), model.proposal);
                    for (var act : node.course) {
                        deciding.now = act.statement().madeAt();
                        deciding.accept(deciding.act(act.kind(), act.seat().id().value()));
                    }
                    deciding.now = model.moment(node);
                    assertThat(chain.next(deciding.adopted()) instanceof Extended)
                            .as("%s, %s", node.course, node.expected)
                            .isEqualTo(node.isReady());
                });
    }
}
