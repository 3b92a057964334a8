package io.threekey.server.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyKind.Drafted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegistrationFormTests {

    private static final ECKey KEY = AnApplication.key("2026-a");

    private static Map<String, String> filled() {
        return new HashMap<>(Map.of(
                "client", "rota",
                "name", "The rota",
                "redirects", "https://rota.example/back",
                "assurance", "aal2"));
    }

    private static String set(String... keys) {
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }

    private static List<String> faults(String field, String typed) {
        var form = filled();
        form.put(field, typed);
        return RegistrationForm.read(form) instanceof Drafted.Faulty(var faults)
                ? faults.stream().map(FieldFault::field).toList()
                : List.of();
    }

    private static Drafted of(AnApplication application) {
        return new Drafted.Document(application.registration());
    }

    @Nested
    class Signals {

        private Map<String, String> withKey() {
            var form = filled();
            form.put("keys", set(KEY.toPublicJWK().toJSONString()));
            return form;
        }

        @Test
        void areReadWithTheAddressThatTheyArePushedTo() {
            var form = withKey();
            form.put("signals", "session-revoked\ncredential-change");
            form.put("signalsTo", "https://rota.example/signals");
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(of(AnApplication.named("rota")
                            .provingItselfBy(KEY)
                            .hearing(
                                    "https://rota.example/signals", Signal.SESSION_REVOKED, Signal.CREDENTIAL_CHANGE)));
        }

        @Test
        void stayInTheDocumentAsTheyWereSigned() {
            var told = AnApplication.named("rota").provingItselfBy(KEY).hearing("", Signal.SESSION_ESTABLISHED);
            assertThat(RegistrationOrder.read(told.registration()).sets()).contains(told.application());
            assertThat(told.registration().toString()).doesNotContain("pushTo");
        }

        @Test
        void goToNobodyWhoCannotProveThemselves() {
            assertThat(faults("signals", "session-revoked")).containsExactly("signals");
        }

        @Test
        void thatAreNoneOrStandThereTwiceAreAFault() {
            for (var typed : List.of("session-ended", "session-revoked session-revoked", "-")) {
                var form = withKey();
                form.put("signals", typed);
                assertThat(RegistrationForm.read(form)).as(typed).isInstanceOf(Drafted.Faulty.class);
            }
        }

        @Test
        void haveNoAddressWhereThereAreNone() {
            assertThat(faults("signalsTo", "https://rota.example/signals")).containsExactly("signalsTo");
        }
    }

    @Nested
    class IsReadAs {

        @Test
        void anApplicationThatKeepsNoSecret() {
            var form = filled();
            form.put("name", " The rota ");
            assertThat(RegistrationForm.read(form)).isEqualTo(of(AnApplication.named("rota")));
        }

        @Test
        void anApplicationWithKeysOfWhichOnlyThePublicPointIsKept() {
            var form = filled();
            form.put("keys", set(KEY.toPublicJWK().toJSONString()));
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(of(AnApplication.named("rota").provingItselfBy(KEY)));
        }

        @Test
        void anApplicationThatMayAskAgainAndTakesPeopleBackAfterSigningOut() {
            var form = filled();
            form.put("renewal", "while-signed-in");
            form.put("signedOut", "https://rota.example/bye");
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(of(AnApplication.named("rota")
                            .askingAgain()
                            .sendingWhoSignedOutTo("https://rota.example/bye")));
        }

        @Test
        void aWithdrawal() {
            assertThat(RegistrationForm.read(Map.of("withdraw", "rota")))
                    .isEqualTo(new Drafted.Document(AnApplication.named("rota").withdrawal()));
        }
    }

    @Nested
    class IsFaultyWhere {

        @Test
        void nothingIsFilledIn() {
            assertThat(RegistrationForm.read(Map.of()))
                    .isInstanceOfSatisfying(
                            Drafted.Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .extracting(FieldFault::field)
                                    .containsExactly("client", "name", "redirects", "assurance"));
        }

        @Test
        void theApplicationCallsItselfWhatNobodyCanTellApart() {
            for (var typed : List.of("R", "Rota", "ro ta", "-rota", "rota-", "ro--ta", "röta", "x".repeat(64))) {
                assertThat(faults("client", typed)).as(typed).containsExactly("client");
            }
        }

        @Test
        void peopleCouldBeSentElsewhere() {
            for (var typed : List.of(
                    "http://rota.example/back",
                    "https://rota.example/#back",
                    "https://*.rota.example/back",
                    "https://user@rota.example/back",
                    "https:///back",
                    "https:rota.example",
                    "//rota.example/back",
                    "javascript:alert(1)",
                    "com.example.rota:/back",
                    "https://röta.example/",
                    "http://localhost.example/",
                    "https://rota.example/back https://rota.example/back",
                    "https://rota.example/" + "x".repeat(500))) {
                assertThat(faults("redirects", typed)).as(typed).containsExactly("redirects");
            }
        }

        @Test
        void theNameHidesOrTurnsRoundWhatIsReadAroundIt() {
            for (var hidden : List.of("\u202e", "\u200b", "\u2066", "\ufeff", "\u2028", "\ue000", "\u0007")) {
                assertThat(faults("name", "a" + hidden + "b")).as(hidden).containsExactly("name");
            }
            assertThat(faults("name", "Dienstplan für Ärzte 日本")).isEmpty();
        }

        @Test
        void itIsNotOnlyOnThePersonsOwnMachineThatTlsIsMissing() {
            for (var typed : List.of("http://127.0.0.1:8099/", "http://localhost:1/", "http://rota.localhost:8080/")) {
                assertThat(faults("redirects", typed)).as(typed).isEmpty();
            }
        }

        @Test
        void theKeysArePrivateOrOfAnotherKindOrNoPointAtAll() {
            var open = KEY.toPublicJWK().toJSONString();
            var moved = new StringBuilder(KEY.getX().toString()).reverse().toString();
            for (var typed : List.of(
                    "abc",
                    "[]",
                    set(),
                    set(KEY.toJSONString()),
                    set(open, open),
                    set(open.replace("P-256", "P-384")),
                    set(open.replace("\"EC\"", "\"oct\"")),
                    set(open.replace("\"kid\"", "\"name\"")),
                    set("{\"alg\":\"RS256\"," + open.substring(1)),
                    set(open.replace(KEY.getX().toString(), moved)),
                    set(open.replace(KEY.getX().toString(), "AAAA")))) {
                assertThat(faults("keys", typed)).as(typed).containsExactly("keys");
            }
        }

        @Test
        void aKeyIsKnownToOthersOrOfAnotherKindWhichItSays() {
            assertThat(says(set(KEY.toJSONString()))).isEqualTo(Words.of("applications.fault.keys.private"));
            assertThat(says(set("{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"AQAB\",\"e\":\"AQAB\"}")))
                    .isEqualTo(Words.of("applications.fault.keys.other", "EC", "RSA"));
            assertThat(says("abc")).isEqualTo(Words.of("applications.fault.keys"));
        }

        private static Words says(String keys) {
            var form = filled();
            form.put("keys", keys);
            return ((Drafted.Faulty) RegistrationForm.read(form))
                    .faults()
                    .getFirst()
                    .says();
        }

        @Test
        void itIsNotSaidWhetherItMayAskAgain() {
            assertThat(faults("renewal", "maybe")).containsExactly("renewal");
        }

        @Test
        void whoSignedOutCouldBeSentElsewhere() {
            for (var typed :
                    List.of("http://rota.example/bye", "https://rota.example/#", "x", "https://a.example/ x")) {
                assertThat(faults("signedOut", typed)).as(typed).containsExactly("signedOut");
            }
        }

        @Test
        void itIsNotSaidHowSureWeMustBe() {
            for (var typed : List.of("", "2", "aal1", "AAL3")) {
                assertThat(faults("assurance", typed)).as(typed).containsExactly("assurance");
            }
        }

        @Test
        void anApplicationIsRegisteredAndWithdrawnAtOnce() {
            assertThat(faults("withdraw", "rota")).containsExactly("withdraw");
        }
    }
}
