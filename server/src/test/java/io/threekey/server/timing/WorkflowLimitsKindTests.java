package io.threekey.server.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.DecisionKind;
import io.threekey.charter.Strictness;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.template.CharterTemplate;
import io.threekey.server.timing.WorkflowLimits.Row;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WorkflowLimitsKindTests {

    static final List<String> SHIPPED = CharterTemplate.SHIPPED;

    private final WorkflowLimitsKind kind = new WorkflowLimitsKind();

    @Nested
    class ADocument {

        @Test
        void thatNamesEverySettingOnceIsSound() {
            assertThat(kind.faultsOf(WorkflowLimits.everywhere(12).document())).isEmpty();
            assertThat(kind.faultsOf(kind.whileUndecided().orElseThrow())).isEmpty();
        }

        @Test
        void thatLeavesOneOutNamesOneTwiceOrInventsOneIsNot() {
            var rows = List.of(new Row("ward", 10), new Row("ward", 12), new Row("kitchen", 5));

            assertThat(kind.faultsOf(WorkflowLimits.document(rows)))
                    .extracting(Words::key)
                    .contains("timing.limits.fault.twice", "timing.limits.fault.unknown-setting")
                    .filteredOn("timing.limits.fault.missing"::equals)
                    .hasSize(CareSetting.values().length - 1);
        }

        @Test
        void thatLimitsToNothingOrToMoreThanCanBeMeasuredIsNot() {
            assertThat(faults(0)).containsOnly("timing.limits.fault.seconds");
            assertThat(faults(-1)).containsOnly("timing.limits.fault.seconds");
            assertThat(faults(601)).containsOnly("timing.limits.fault.seconds");
            assertThat(faults(9_007_199_254_740_991L)).containsOnly("timing.limits.fault.seconds");
        }

        @Test
        void ofAnotherShapeIsNot() {
            var more = Json.object()
                    .put("format", "workflow-limits/1")
                    .put("except", "the director")
                    .build();

            assertThat(List.of(more, Json.object().build()))
                    .allSatisfy(document -> assertThat(kind.faultsOf(document))
                            .extracting(Words::key)
                            .containsExactly("timing.limits.fault.shape"));
        }

        private List<String> faults(long seconds) {
            return kind
                    .faultsOf(WorkflowLimits.document(Arrays.stream(CareSetting.values())
                            .map(setting -> new Row(setting.code(), seconds))
                            .toList()))
                    .stream()
                    .map(Words::key)
                    .toList();
        }
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll @IntRange(min = 1, max = 600) int seconds) {
        var limits = WorkflowLimits.everywhere(seconds);

        assertThat(WorkflowLimits.read(limits.document())).isEqualTo(limits);
    }

    @Test
    void onlyWhatChangesIsSaid() {
        var before = WorkflowLimits.everywhere(12);
        var after = new EnumMap<>(before.seconds());
        after.put(CareSetting.WARD, 9);

        assertThat(kind.changesInWords(before.document(), new WorkflowLimits(after).document()))
                .containsExactly(Words.of("timing.limits.changes", Words.of("governance.care-setting.ward"), 12, 9));
        assertThat(kind.changesInWords(before.document(), before.document())).isEmpty();
        assertThat(kind.inWords(before.document())).hasSize(CareSetting.values().length);
    }

    @Nested
    class TheForm {

        @Test
        void isFilledWithWhatIsInForceAndBecomesTheDocument() {
            var document = WorkflowLimits.everywhere(12).document();

            assertThat(kind.form(Optional.of(document)))
                    .extracting(PolicyField::value)
                    .containsOnly(Optional.of(12L));
            assertThat(kind.read(filled("12"))).isEqualTo(new Drafted.Document(document));
        }

        @Test
        void isFaultyWhereANumberIsMissingOrOutOfItsBounds() {
            assertThat(kind.read(Map.of())).isInstanceOf(Drafted.Faulty.class);
            assertThat(kind.read(filled("0"))).isInstanceOf(Drafted.Faulty.class);
            assertThat(kind.read(filled("soon"))).isInstanceOf(Drafted.Faulty.class);
        }

        private Map<String, String> filled(String number) {
            return Arrays.stream(CareSetting.values())
                    .map(CareSetting::code)
                    .collect(Collectors.toMap(Function.identity(), code -> number));
        }
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void whicheverCharterSaysThatFewerSecondsAreStricterAndWhoDecidesThem(String name) {
        var rule =
                Objects.requireNonNull(CharterTemplate.named(name).policyKinds().get(WorkflowLimits.KIND));

        assertThat(rule.decision()).isEqualTo(new DecisionKind("workflow-timing"));
        assertThat(Strictness.compare(rule, limit(12), limit(9))).isEqualTo(Strictness.STRICTER);
        assertThat(Strictness.compare(rule, limit(9), limit(12))).isEqualTo(Strictness.LOOSER);
    }

    private static JsonObject limit(int seconds) {
        return WorkflowLimits.everywhere(seconds).document();
    }
}
