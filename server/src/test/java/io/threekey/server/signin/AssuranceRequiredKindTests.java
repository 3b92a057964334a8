package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Strictness;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.template.CharterTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AssuranceRequiredKindTests {

    static final List<String> SHIPPED = CharterTemplate.SHIPPED;

    private final AssuranceRequiredKind kind = new AssuranceRequiredKind();

    @Nested
    class ADocument {

        @Test
        void thatAsksForOneOfTheTwoLevelsIsSound() {
            assertThat(Stream.of(document(2, 1), document(2, 0), document(3, 0)))
                    .allSatisfy(document -> assertThat(kind.faultsOf(document)).isEmpty());
        }

        @Test
        void thatCallsSyncedKeysEnoughForLevelThreeIsNot() {
            assertThat(kind.faultsOf(document(3, 1)))
                    .extracting(Words::key)
                    .containsExactly("signin.assurance.fault.synced-at-level-three");
        }

        @Test
        void thatAsksForLessThanEverySignInDoesOrForMoreThanThereIsIsNot() {
            assertThat(faults(1, 1)).containsExactly("signin.assurance.fault.least");
            assertThat(faults(4, 0)).containsExactly("signin.assurance.fault.least");
            assertThat(faults(0, 2)).containsExactly("signin.assurance.fault.least", "signin.assurance.fault.synced");
        }

        @Test
        void thatLeavesSomethingOutOrSaysMoreIsNot() {
            var half = Json.object()
                    .put("format", "assurance-required/1")
                    .put("leastAssurance", 2)
                    .build();
            var more = Json.object()
                    .put("format", "assurance-required/1")
                    .put("leastAssurance", 2)
                    .put("syncedKeys", 1)
                    .put("except", "the director")
                    .build();

            assertThat(Stream.of(half, more, Json.object().build()))
                    .allSatisfy(document -> assertThat(kind.faultsOf(document))
                            .extracting(Words::key)
                            .containsExactly("signin.assurance.fault.shape"));
        }

        private List<String> faults(long least, long synced) {
            return kind.faultsOf(document(least, synced)).stream()
                    .map(Words::key)
                    .toList();
        }
    }

    @Nested
    class InWords {

        @Test
        void eachNumberIsASentence() {
            assertThat(kind.inWords(document(3, 0)))
                    .extracting(Words::key)
                    .containsExactly("signin.assurance.says.least.3", "signin.assurance.says.synced.0");
        }

        @Test
        void onlyWhatChangesIsSaid() {
            assertThat(kind.changesInWords(document(2, 1), document(3, 0)))
                    .extracting(Words::key)
                    .containsExactly("signin.assurance.least-changes.3", "signin.assurance.synced-changes.0");
            assertThat(kind.changesInWords(document(2, 1), document(2, 0)))
                    .extracting(Words::key)
                    .containsExactly("signin.assurance.synced-changes.0");
            assertThat(kind.changesInWords(document(2, 1), document(2, 1))).isEmpty();
        }
    }

    @Nested
    class TheForm {

        @Test
        void isFilledWithWhatIsInForce() {
            assertThat(kind.form(Optional.of(document(2, 1))))
                    .extracting(PolicyField::value)
                    .containsExactly(Optional.of(2L), Optional.of(1L));
        }

        @Test
        void becomesTheDocument() {
            assertThat(kind.read(Map.of("least-assurance", "3", "synced-keys", "0")))
                    .isEqualTo(new Drafted.Document(document(3, 0)));
        }

        @Test
        void isFaultyWhereTheTwoDoNotFitOrOneIsMissing() {
            assertThat(kind.read(Map.of("least-assurance", "3", "synced-keys", "1")))
                    .isInstanceOfSatisfying(
                            Drafted.Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .singleElement()
                                    .satisfies(
                                            fault -> assertThat(fault.field()).isEqualTo("synced-keys")));
            assertThat(kind.read(Map.of("least-assurance", "2"))).isInstanceOf(Drafted.Faulty.class);
            assertThat(kind.read(Map.of("least-assurance", "1", "synced-keys", "0")))
                    .isInstanceOf(Drafted.Faulty.class);
        }
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void whicheverCharterSaysThatAskingForMoreIsStricter(String name) {
        var rule =
                Objects.requireNonNull(CharterTemplate.named(name).policyKinds().get(AssuranceRequired.KIND));

        assertThat(rule.assuranceFloor()).isTrue();
        assertThat(Strictness.compare(rule, document(2, 1), document(2, 0))).isEqualTo(Strictness.STRICTER);
        assertThat(Strictness.compare(rule, document(2, 1), document(3, 0))).isEqualTo(Strictness.STRICTER);
        assertThat(Strictness.compare(rule, document(3, 0), document(2, 0))).isEqualTo(Strictness.LOOSER);
        assertThat(rule.looseningDelayMinutes()).isPositive();
    }

    private static JsonObject document(long least, long synced) {
        return new AssuranceRequired(least, synced).document();
    }
}
