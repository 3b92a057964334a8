package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Strictness;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.template.CharterTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, FoundedHospital.class})
class AuthenticatorStandardKindTests {

    static final List<String> SHIPPED = CharterTemplate.SHIPPED;

    private static final UUID BLUE = UUID.fromString("b10e0000-0000-4000-8000-000000000001");
    private static final UUID RED = UUID.fromString("4ed00000-0000-4000-8000-000000000002");

    @Autowired
    AuthenticatorStandardKind kind;

    @Nested
    class ADocument {

        @ParameterizedTest
        @CsvSource({"0, 0, 1, 1", "0, 1, 0, 5", "0, 0, 0, 2"})
        void thatNamesNoModelIsSound(long rule, long vouched, long synced, long keys) {
            assertThat(faults(new AuthenticatorStandard(rule, List.of(), vouched, synced, keys)))
                    .isEmpty();
        }

        @Test
        void thatNamesModelsSaysWhatTheyAre() {
            assertThat(faults(new AuthenticatorStandard(1, List.of(BLUE), 1, 1, 1)))
                    .isEmpty();
            assertThat(faults(new AuthenticatorStandard(2, List.of(BLUE), 0, 1, 1)))
                    .isEmpty();
            assertThat(faults(new AuthenticatorStandard(0, List.of(BLUE), 0, 1, 1)))
                    .containsExactly("signin.standard.fault.models-unused");
            assertThat(faults(new AuthenticatorStandard(2, List.of(), 0, 1, 1)))
                    .containsExactly("signin.standard.fault.models-missing");
            assertThat(faults(new AuthenticatorStandard(2, List.of(BLUE, BLUE), 0, 1, 1)))
                    .containsExactly("signin.standard.fault.models-twice");
        }

        @Test
        void thatTakesOnlySomeModelsWantsTheirMakersWord() {
            assertThat(faults(new AuthenticatorStandard(1, List.of(BLUE), 0, 1, 1)))
                    .containsExactly("signin.standard.fault.models-unvouched");
        }

        @Test
        void whoseNumbersAreNoneOfThoseIsNot() {
            assertThat(faults(new AuthenticatorStandard(3, List.of(BLUE), 2, 2, 0)))
                    .containsExactly(
                            "signin.standard.fault.rule",
                            "signin.standard.fault.vouched",
                            "signin.standard.fault.synced",
                            "signin.standard.fault.keys");
            assertThat(faults(new AuthenticatorStandard(0, List.of(), 0, 1, 6)))
                    .containsExactly("signin.standard.fault.keys");
        }

        @Test
        void thatNamesMoreModelsThanAnybodyComparesIsNot() {
            var many = Stream.generate(UUID::randomUUID).limit(101).toList();

            assertThat(faults(new AuthenticatorStandard(2, many, 0, 1, 1)))
                    .containsExactly("signin.standard.fault.models-many");
        }

        @Test
        void ofAnotherShapeIsNot() {
            assertThat(kind.faultsOf(Json.object()
                            .put("format", "authenticator-standard/1")
                            .build()))
                    .extracting(Words::key)
                    .containsExactly("signin.standard.fault.shape");
        }

        private List<String> faults(AuthenticatorStandard standard) {
            return kind.faultsOf(standard.document()).stream().map(Words::key).toList();
        }
    }

    @Nested
    class InWords {

        @Test
        void eachFieldIsASentence() {
            assertThat(kind.inWords(document(1, 1, 0, 2, BLUE)))
                    .extracting(Words::key)
                    .containsExactly(
                            "signin.standard.says.models.1",
                            "signin.standard.says.vouched.1",
                            "signin.standard.says.synced.0",
                            "signin.standard.says.keys");
        }

        @Test
        void onlyWhatChangesIsSaidModelByModel() {
            assertThat(kind.changesInWords(document(2, 0, 1, 1, BLUE), document(2, 1, 0, 2, RED)))
                    .containsExactly(
                            Words.of("signin.standard.added.2", List.of(RED.toString())),
                            Words.of("signin.standard.gone.2", List.of(BLUE.toString())),
                            Words.of("signin.standard.vouched-changes.1"),
                            Words.of("signin.standard.synced-changes.0"),
                            Words.of("signin.standard.keys-changes", 2L, 1L));
            assertThat(kind.changesInWords(document(0, 0, 1, 1), document(2, 0, 1, 1, RED)))
                    .extracting(Words::key)
                    .containsExactly("signin.standard.now");
            assertThat(kind.changesInWords(document(2, 0, 1, 1, RED), document(2, 0, 1, 1, RED)))
                    .isEmpty();
        }
    }

    @Nested
    class TheForm {

        @Test
        void isFilledWithWhatIsInForce() {
            var inForce = Optional.of(document(2, 0, 1, 3, BLUE, RED));

            assertThat(kind.form(inForce))
                    .extracting(PolicyField::value)
                    .containsExactly(Optional.of(2L), Optional.of(0L), Optional.of(1L), Optional.of(3L));
            assertThat(kind.texts(inForce))
                    .singleElement()
                    .satisfies(text -> assertThat(text.value()).isEqualTo(BLUE + "\n" + RED));
        }

        @Test
        void becomesTheDocumentHoweverTheNumbersWereTyped() {
            assertThat(kind.read(filled("2", BLUE.toString().toUpperCase(Locale.ROOT) + " \r\n" + RED + ",")))
                    .isEqualTo(new Drafted.Document(document(2, 0, 1, 2, BLUE, RED)));
        }

        @Test
        void isFaultyWhereAModelIsNoneOrTheFieldsDoNotFit() {
            assertThat(faultOf(filled("2", "blue key"))).isEqualTo("models");
            assertThat(faultOf(filled("2", ""))).isEqualTo("models");
            assertThat(faultOf(filled("0", BLUE.toString()))).isEqualTo("models");
            assertThat(faultOf(filled("1", BLUE.toString()))).isEqualTo("vouched");
            assertThat(faultOf(filled("3", BLUE.toString()))).isEqualTo("rule");
            assertThat(faultOf(Map.of())).isEqualTo("rule");
        }

        private String faultOf(Map<String, String> form) {
            return ((Drafted.Faulty) kind.read(form))
                    .faults().stream().map(FieldFault::field).findFirst().orElseThrow();
        }

        private static Map<String, String> filled(String rule, String models) {
            return new HashMap<>(
                    Map.of("rule", rule, "vouched", "0", "synced", "1", "keys-each", "2", "models", models));
        }
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void whicheverCharterSaysThatAskingForMoreIsStricterAndLetsEverythingElseWait(String name) {
        var rule =
                Objects.requireNonNull(CharterTemplate.named(name).policyKinds().get(AuthenticatorStandard.KIND));

        assertThat(rule.assuranceFloor()).isTrue();
        assertThat(rule.looseningDelayMinutes()).isPositive();
        assertThat(Strictness.compare(rule, document(0, 0, 1, 1), document(0, 1, 0, 2)))
                .isEqualTo(Strictness.STRICTER);
        assertThat(Strictness.compare(rule, document(0, 1, 1, 1), document(0, 0, 1, 1)))
                .isEqualTo(Strictness.LOOSER);
        assertThat(Strictness.compare(rule, document(2, 0, 1, 1, BLUE), document(2, 0, 1, 1, RED)))
                .isEqualTo(Strictness.MIXED);
    }

    private static JsonObject document(long rule, long vouched, long synced, long keys, UUID... models) {
        return new AuthenticatorStandard(rule, List.of(models), vouched, synced, keys).document();
    }
}
