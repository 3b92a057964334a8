package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Strictness;
import io.threekey.charter.json.Json;
import io.threekey.evidence.RiskSignal;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Weight;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.template.CharterTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RiskThresholdsKindTests {

    static final List<String> SHIPPED = CharterTemplate.SHIPPED;

    private static final RiskThresholds USUAL = SomeThresholds.USUAL;

    private final RiskThresholdsKind kind = new RiskThresholdsKind();

    @Nested
    class ADocument {

        @Test
        void thatCountsEachSignalAndRisesIsSound() {
            assertThat(kind.faultsOf(USUAL.document())).isEmpty();
            assertThat(kind.faultsOf(kind.whileUndecided().orElseThrow())).isEmpty();
        }

        @Test
        void thatForgetsASignalOrCountsOneTwiceOrOneThatThereIsNotIsNot() {
            assertThat(faults(weighing(weights -> weights.removeLast()))).containsExactly("signin.risk.fault.missing");
            assertThat(faults(weighing(weights -> weights.set(1, weights.getFirst()))))
                    .containsExactly("signin.risk.fault.twice", "signin.risk.fault.missing");
            assertThat(faults(weighing(weights -> {
                        weights.add(new Weight("hunch", 5));
                        return weights;
                    })))
                    .containsExactly("signin.risk.fault.unknown-signal");
            assertThat(faults(weighing(weights -> weights.set(0, new Weight("counter-back", 101)))))
                    .containsExactly("signin.risk.fault.points");
        }

        @Test
        void thatDoesMoreBeforeItDoesLessIsNot() {
            assertThat(faults(from(20, 19, 60))).containsExactly("signin.risk.fault.ask-before-tell");
            assertThat(faults(from(20, 60, 40))).containsExactly("signin.risk.fault.keep-out-before-ask");
            assertThat(faults(from(20, 20, 20))).isEmpty();
        }

        @Test
        void thatNamesANumberOutsideOfItsBoundsIsNot() {
            assertThat(faults(from(0, 20, 60))).containsExactly("signin.risk.fault.number");
            assertThat(faults(SomeThresholds.keepingOutAtMost(1001))).containsExactly("signin.risk.fault.number");
        }

        @Test
        void thatIsOfAnotherFormIsNot() {
            assertThat(kind.faultsOf(
                            Json.object().put("format", "risk-thresholds/1").build()))
                    .extracting(Words::key)
                    .containsExactly("signin.risk.fault.shape");
        }

        private List<String> faults(RiskThresholds thresholds) {
            return kind.faultsOf(thresholds.document()).stream().map(Words::key).toList();
        }

        private RiskThresholds weighing(ChangeOfWeights change) {
            var weights = new ArrayList<>(USUAL.signals());
            change.on(weights);
            return new RiskThresholds(
                    weights,
                    USUAL.daysAway(),
                    USUAL.signInsLately(),
                    USUAL.placesMinutes(),
                    USUAL.travelMinutes(),
                    USUAL.tellFrom(),
                    USUAL.askMoreFrom(),
                    USUAL.keepOutFrom(),
                    USUAL.keepOutAtMost());
        }
    }

    private interface ChangeOfWeights {
        Object on(List<Weight> weights);
    }

    @Nested
    class InWords {

        @Test
        void whatCountsAndWhatIsDoneAreSentences() {
            assertThat(kind.inWords(USUAL.document()))
                    .extracting(Words::key)
                    .startsWith("signin.risk.says.counts")
                    .endsWith("signin.risk.says.tell", "signin.risk.says.ask-more", "signin.risk.says.keep-out");
        }

        @Test
        void whatCannotAddUpIsSaidToBeNever() {
            assertThat(kind.inWords(from(111, 111, 111).document()))
                    .extracting(Words::key)
                    .endsWith(
                            "signin.risk.says.tell.never",
                            "signin.risk.says.ask-more.never",
                            "signin.risk.says.keep-out.never");
            assertThat(kind.inWords(from(110, 111, 111).document()))
                    .extracting(Words::key)
                    .contains("signin.risk.says.tell");
            assertThat(kind.inWords(SomeThresholds.keepingOutAtMost(0).document()))
                    .extracting(Words::key)
                    .endsWith("signin.risk.says.keep-out.never");
        }

        @Test
        void nothingThatCountsIsSaidInOneSentence() {
            assertThat(kind.inWords(kind.whileUndecided().orElseThrow()))
                    .extracting(Words::key)
                    .containsExactly("signin.risk.says.nothing");
        }

        @Test
        void onlyWhatChangesIsSaid() {
            assertThat(kind.changesInWords(USUAL.document(), from(20, 50, 60).document()))
                    .containsExactly(Words.of(
                            "signin.risk.number-changes",
                            Words.of("signin.risk.field.ask-more-from"),
                            40L,
                            50L,
                            Words.of("signin.risk.unit.ask-more-from")));
            assertThat(kind.changesInWords(USUAL.document(), USUAL.document())).isEmpty();
        }
    }

    @Nested
    class TheForm {

        @Test
        void filledWithWhatIsInForceBecomesTheSameDocument() {
            assertThat(kind.read(filled(UnaryOperator.identity()))).isEqualTo(new Drafted.Document(USUAL.document()));
        }

        @Test
        void saysBesideWhichNumberItDoesNotRise() {
            assertThat(kind.read(filled(form -> {
                        form.put("ask-more-from", "10");
                        return form;
                    })))
                    .isInstanceOfSatisfying(
                            Drafted.Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .singleElement()
                                    .satisfies(
                                            fault -> assertThat(fault.field()).isEqualTo("ask-more-from")));
            assertThat(kind.read(Map.of())).isInstanceOf(Drafted.Faulty.class);
        }

        private Map<String, String> filled(UnaryOperator<Map<String, String>> change) {
            return change.apply(kind.form(Optional.of(USUAL.document())).stream()
                    .collect(Collectors.toMap(
                            PolicyField::name,
                            field -> String.valueOf(field.value().orElseThrow()),
                            (one, other) -> one,
                            HashMap::new)));
        }
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void whicheverCharterSaysThatCountingMoreAndActingEarlierIsStricter(String name) {
        var rule =
                Objects.requireNonNull(CharterTemplate.named(name).policyKinds().get(RiskThresholds.KIND));
        var before = USUAL.document();

        assertThat(Strictness.compare(rule, before, from(20, 30, 60).document()))
                .isEqualTo(Strictness.STRICTER);
        assertThat(Strictness.compare(rule, before, from(30, 40, 60).document()))
                .isEqualTo(Strictness.LOOSER);
        assertThat(Strictness.compare(
                        rule, before, SomeThresholds.keepingOutAtMost(9).document()))
                .isEqualTo(Strictness.STRICTER);
        assertThat(Strictness.compare(rule, kind.whileUndecided().orElseThrow(), before))
                .isEqualTo(Strictness.STRICTER);
        assertThat(rule.looseningDelayMinutes())
                .as("signs that are wrong are turned down at once")
                .isZero();
    }

    @Test
    void everySignalIsInTheForm() {
        var names = kind.form(Optional.empty()).stream().map(PolicyField::name).toList();
        for (var signal : RiskSignal.values()) {
            assertThat(Collections.frequency(names, "points-" + signal.code())).isOne();
        }
    }

    private static RiskThresholds from(long tell, long ask, long keepOut) {
        return new RiskThresholds(
                USUAL.signals(),
                USUAL.daysAway(),
                USUAL.signInsLately(),
                USUAL.placesMinutes(),
                USUAL.travelMinutes(),
                tell,
                ask,
                keepOut,
                USUAL.keepOutAtMost());
    }
}
