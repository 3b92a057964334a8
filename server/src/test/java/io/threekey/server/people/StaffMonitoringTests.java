package io.threekey.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.Function;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind.Drafted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StaffMonitoringTests {

    private static final StaffMonitoringKind KIND = new StaffMonitoringKind();
    private static final JsonObject NOBODY = SomeMonitoring.nobody();

    @Property(tries = 200)
    void isReadAsItWasWritten(@ForAll("policies") StaffMonitoringPolicy policy) {
        assertThat(StaffMonitoringPolicy.read(policy.document())).isEqualTo(policy);
    }

    @Property(tries = 200)
    void comesBackFromTheFormItFills(@ForAll("policies") StaffMonitoringPolicy policy) {
        var form = KIND.form(Optional.of(policy.document())).stream()
                .collect(Collectors.toMap(
                        PolicyField::name,
                        field -> field.value().map(String::valueOf).orElse("")));

        assertThat(KIND.read(form)).isEqualTo(new Drafted.Document(policy.document()));
    }

    @Property(tries = 200)
    void saysNothingChangesExactlyWhereNothingDoes(
            @ForAll("policies") StaffMonitoringPolicy before, @ForAll("policies") StaffMonitoringPolicy after) {
        assertThat(KIND.changesInWords(before.document(), after.document()).isEmpty())
                .isEqualTo(before.equals(after));
    }

    @Provide
    Arbitrary<StaffMonitoringPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.integers().between(5, 50),
                        Arbitraries.integers().between(0, 90).list().ofSize(3 * LookPurpose.values().length))
                .as((group, days) -> SomeMonitoring.policy(
                        group, (purpose, by) -> days.get(3 * purpose.ordinal() + by.ordinal() - 1)));
    }

    @Nested
    class TheReview {

        @Test
        void refusesASmallestGroupBelowFive() {
            assertThat(faults(NOBODY, "\"smallestGroup\":5", "\"smallestGroup\":4"))
                    .containsExactly(Words.of("people.monitoring.fault.group", "4", 5, 50));
        }

        @Test
        void refusesMoreThanNinetyDaysAndFewerThanNone() {
            assertThat(faults(NOBODY, "\"days\":0", "\"days\":91"))
                    .extracting(Words::key)
                    .containsOnly("people.monitoring.fault.days");
            assertThat(faults(NOBODY, "\"days\":0", "\"days\":-1"))
                    .extracting(Words::key)
                    .containsOnly("people.monitoring.fault.days");
        }

        @Test
        void refusesLooksOfOthersThanTheThreeDomains() {
            assertThat(faults(NOBODY, "\"by\":\"iam\"", "\"by\":\"sponsor\""))
                    .extracting(Words::key)
                    .containsExactly("people.monitoring.fault.looks");
        }

        @Test
        void refusesAnotherPartOfTheRecordThanThereIs() {
            assertThat(faults(NOBODY, "\"part\":\"sign-ins\"", "\"part\":\"everything\""))
                    .extracting(Words::key)
                    .containsExactly("people.monitoring.fault.looks");
        }

        @Test
        void refusesALookThatIsMissingOrStandsThereTwice() {
            var text = CanonicalJson.text(NOBODY);
            var row = text.substring(text.indexOf('[') + 1, text.indexOf('}') + 1);

            assertThat(faults(NOBODY, row + ",", "")).hasSize(1);
            assertThat(faults(NOBODY, "[" + row, "[" + row + "," + row)).hasSize(1);
        }

        @Test
        void refusesUnknownPurposesAndFieldsAndOtherFormats() {
            assertThat(faults(NOBODY, "security-incident", "curiosity"))
                    .extracting(Words::key)
                    .containsExactly("people.monitoring.fault.shape");
            assertThat(faults(NOBODY, "\"smallestGroup\"", "\"names\":true,\"smallestGroup\""))
                    .extracting(Words::key)
                    .containsExactly("people.monitoring.fault.shape");
            assertThat(KIND.faultsOf(
                            Json.object().put("format", "staff-monitoring/2").build()))
                    .extracting(Words::key)
                    .containsExactly("people.monitoring.fault.shape");
        }

        @Test
        void keepsFaultyDocumentsFromBeingRead() {
            assertThatThrownBy(() -> StaffMonitoringPolicy.read(Json.object().build()))
                    .isInstanceOf(MalformedDocument.class);
        }

        private static List<Words> faults(JsonObject document, String text, String other) {
            var changed = CanonicalJson.text(document).replace(text, other);
            return KIND.faultsOf((JsonObject) JsonReader.read(changed.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Nested
    class TheForm {

        @Test
        void neverGuessesANumberThatWasNotGiven() {
            assertThat(KIND.read(Map.of())).isInstanceOf(Drafted.Faulty.class);
            assertThat(KIND.read(Map.of("smallest-group", "1e1"))).isInstanceOf(Drafted.Faulty.class);
        }
    }

    @Nested
    class TheWords {

        @Test
        void sayThatNobodyMayLook() {
            assertThat(KIND.inWords(NOBODY)).contains(Words.of("people.monitoring.nobody"));
        }

        @Test
        void sayWhoMayNoLongerLook() {
            var permitting = SomeMonitoring.permitting(5, "patient-safety", Function.CLINICAL_OPERATIONS, 14);

            assertThat(KIND.changesInWords(permitting, NOBODY))
                    .extracting(Words::key)
                    .containsExactly("people.monitoring.no-longer");
            assertThat(KIND.changesInWords(NOBODY, permitting))
                    .extracting(Words::key)
                    .containsExactly("people.monitoring.newly");
        }
    }
}
