package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.CareSetting;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind.Drafted;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

class SessionLimitsTests {

    private static final SessionLimits TEN_MINUTES = SomeLimits.everywhere(10, 720);
    private static final SessionLimitsKind KIND = new SessionLimitsKind();

    @Property(tries = 200)
    void areReadAsTheyWereWritten(@ForAll("limits") SessionLimits limits) {
        assertThat(SessionLimits.read(limits.document())).isEqualTo(limits);
        assertThat(KIND.faultsOf(limits.document())).isEmpty();
    }

    @Property(tries = 200)
    void comeBackFromTheFormTheyFill(@ForAll("limits") SessionLimits limits) {
        var form = KIND.form(Optional.of(limits.document())).stream()
                .collect(Collectors.toMap(
                        PolicyField::name,
                        field -> field.value().map(String::valueOf).orElse("")));

        assertThat(KIND.read(form)).isEqualTo(new Drafted.Document(limits.document()));
    }

    @Property(tries = 200)
    void sayNothingChangesExactlyWhereNothingDoes(
            @ForAll("limits") SessionLimits before, @ForAll("limits") SessionLimits after) {
        assertThat(KIND.changesInWords(before.document(), after.document()).isEmpty())
                .isEqualTo(before.equals(after));
        assertThat(KIND.changesInWords(before.document(), before.document())).isEmpty();
    }

    @Provide
    Arbitrary<SessionLimits> limits() {
        var limit = Combinators.combine(
                        Arbitraries.integers().between(SessionLimit.IDLE_LEAST, SessionLimit.IDLE_MOST),
                        Arbitraries.integers().between(SessionLimit.OVERALL_LEAST, SessionLimit.OVERALL_MOST))
                .filter((idle, overall) -> idle <= overall)
                .as(SessionLimit::new);
        return limit.list()
                .ofSize(CareSetting.values().length)
                .map(row -> SomeLimits.everywhere(setting -> row.get(setting.ordinal())));
    }

    @Nested
    class TheReview {

        @Test
        void findsNothingWrongAtTheVeryBounds() {
            assertThat(KIND.faultsOf(SomeLimits.everywhere(1, 5).document())).isEmpty();
            assertThat(KIND.faultsOf(SomeLimits.everywhere(60, 1440).document()))
                    .isEmpty();
        }

        @Test
        void namesEveryPlaceThatIsMissing() {
            assertThat(KIND.faultsOf(document("[" + row("ward", 5, 60) + "]")))
                    .hasSize(CareSetting.values().length - 1)
                    .contains(Words.of("signin.limits.fault.missing.home"));
        }

        @Test
        void namesAPlaceThatStandsThereTwice() {
            assertThat(faultsWithOneMore(row("ward", 5, 60)))
                    .containsExactly(Words.of("signin.limits.fault.twice.ward"));
        }

        @Test
        void namesAPlaceThatDoesNotExist() {
            assertThat(faultsWithOneMore(row("helipad", 5, 60)))
                    .containsExactly(Words.of("signin.limits.fault.unknown-setting", "helipad"));
        }

        @Test
        void refusesLimitsBeyondTheBoundsAndSaysWhichTheyAre() {
            assertThat(faultsWith("ward", 61, 720))
                    .containsExactly(Words.of("signin.limits.fault.idle.ward", "61", "1", "60"));
            assertThat(faultsWith("ward", 0, 720))
                    .containsExactly(Words.of("signin.limits.fault.idle.ward", "0", "1", "60"));
            assertThat(faultsWith("ward", 10, 1441))
                    .containsExactly(Words.of("signin.limits.fault.overall.ward", "1441", "5", "1440"));
            assertThat(faultsWith("ward", 1, 4))
                    .containsExactly(Words.of("signin.limits.fault.overall.ward", "4", "5", "1440"));
        }

        @Test
        void refusesAnIdleLimitLongerThanTheOverallOne() {
            assertThat(faultsWith("ward", 30, 20))
                    .containsExactly(Words.of("signin.limits.fault.idle-beyond-overall.ward", "30", "20"));
        }

        @Test
        void tellsAllFaultsAtOnce() {
            var both = document(TEN_MINUTES.document(), "ward", 90, 2000);

            assertThat(KIND.faultsOf(both))
                    .extracting(Words::key)
                    .containsExactly("signin.limits.fault.idle.ward", "signin.limits.fault.overall.ward");
        }

        @Test
        void refusesUnknownAndMissingFieldsAndOtherFormats() {
            var ward = "{\"careSetting\":\"ward\",\"idleMinutes\":5,\"overallMinutes\":60,\"roundedUp\":true}";
            assertThat(KIND.faultsOf(document("[" + ward + "]")))
                    .extracting(Words::key)
                    .containsExactly("signin.limits.fault.shape");
            assertThat(KIND.faultsOf(document("[{\"careSetting\":\"ward\"}]")))
                    .extracting(Words::key)
                    .containsExactly("signin.limits.fault.shape");
            assertThat(KIND.faultsOf(
                            Json.object().put("format", "session-limits/2").build()))
                    .extracting(Words::key)
                    .containsExactly("signin.limits.fault.shape");
        }

        @Test
        void keepsFaultyDocumentsFromBeingRead() {
            assertThatThrownBy(() -> SessionLimits.read(document("[]"))).isInstanceOf(MalformedDocument.class);
        }

        private List<Words> faultsWith(String setting, int idle, int overall) {
            return KIND.faultsOf(document(TEN_MINUTES.document(), setting, idle, overall));
        }

        private List<Words> faultsWithOneMore(String row) {
            var text = CanonicalJson.text(TEN_MINUTES.document());
            return KIND.faultsOf(read(text.replace("],", "," + row + "],").replaceFirst("]}$", "," + row + "]}")));
        }
    }

    @Nested
    class TheWords {

        @Test
        void sayWhatChangesAndWhatItWas() {
            var after = SomeLimits.except(TEN_MINUTES, CareSetting.EMERGENCY_DEPARTMENT, 5, 720);

            assertThat(KIND.changesInWords(TEN_MINUTES.document(), after.document()))
                    .containsExactly(Words.of(
                            "signin.limits.idle-changes.emergency-department", Words.minutes(10), Words.minutes(5)));
        }

        @Test
        void sayTheWholeDocumentPlaceByPlace() {
            assertThat(KIND.inWords(TEN_MINUTES.document()))
                    .hasSize(CareSetting.values().length)
                    .contains(Words.of("signin.limits.says.ward", Words.minutes(10), Words.of("frame.hours", 12)));
        }
    }

    @Nested
    class TheForm {

        @Test
        void isEmptyBeforeTheFirstDecision() {
            assertThat(KIND.form(Optional.empty()))
                    .hasSize(2 * CareSetting.values().length)
                    .allSatisfy(field -> assertThat(field.value()).isEmpty());
        }

        @Test
        void saysAtTheFieldThatOneLimitDoesNotFitTheOther() {
            var form = new HashMap<String, String>();
            KIND.form(Optional.of(TEN_MINUTES.document()))
                    .forEach(field ->
                            form.put(field.name(), String.valueOf(field.value().orElseThrow())));
            form.put("ward.idle", "30");
            form.put("ward.overall", "20");

            assertThat(KIND.read(form))
                    .isEqualTo(new Drafted.Faulty(List.of(new FieldFault(
                            "ward.idle", Words.of("signin.limits.fault.idle-beyond-overall.ward", "30", "20")))));
        }

        @Test
        void asksForEverySettingsIdleLimitBeforeAnyOverallOne() {
            assertThat(KIND.form(Optional.empty()).stream()
                            .map(PolicyField::group)
                            .distinct())
                    .hasSize(2);
        }

        @Test
        void neverGuessesANumberThatWasNotGiven() {
            assertThat(KIND.read(Map.of("ward.idle", "5", "ward.overall", "")))
                    .isInstanceOfSatisfying(
                            Drafted.Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .extracting(FieldFault::field)
                                    .contains("ward.overall")
                                    .doesNotContain("ward.idle"));
        }
    }

    private static String row(String setting, int idle, int overall) {
        return "{\"careSetting\":\"%s\",\"idleMinutes\":%d,\"overallMinutes\":%d}".formatted(setting, idle, overall);
    }

    private static JsonObject document(JsonObject limits, String setting, int idle, int overall) {
        return read(CanonicalJson.text(limits).replace(row(setting, 10, 720), row(setting, idle, overall)));
    }

    private static JsonObject document(String limits) {
        return read("{\"format\":\"session-limits/1\",\"limits\":" + limits + "}");
    }

    private static JsonObject read(String text) {
        return (JsonObject) JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
