package io.threekey.server.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.testkit.CertificateAuthority;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
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

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
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
        void anApplicationThatIsToldByRs256() {
            var form = filled();
            form.put("signing", "RS256");
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(of(AnApplication.named("rota").toldBy(TokenAlgorithm.RS256)));
        }

        @Test
        void anApplicationByFapi2WithAnRsaKey() {
            var rsa = AnApplication.rsaKey("rsa");
            var form = filled();
            form.put("profile", "fapi2");
            form.put("keys", set(rsa.toPublicJWK().toJSONString()));
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(of(AnApplication.named("rota").byFapi2(rsa)));
        }

        @Test
        void anApplicationOnHealthRecords() {
            var form = filled();
            form.put("profile", "smart");
            form.put("fhirServer", "https://fhir.example/r4");
            form.put("scopes", "user/Observation.rs\n user/Patient.r");
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(of(AnApplication.named("rota")
                            .bySmart("https://fhir.example/r4", "user/Observation.rs", "user/Patient.r")));
        }

        @Test
        void aServiceThatAsksForItselfByAKeyOnP384() {
            var key = AnApplication.keyOnP384("k1");
            var form = filled();
            form.remove("redirects");
            form.put("profile", "smart");
            form.put("keys", set(key.toPublicJWK().toJSONString()));
            form.put("fhirServer", "https://fhir.example/r4");
            form.put("scopes", "system/*.rs");
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(
                            of(AnApplication.named("rota").asAService(key, "https://fhir.example/r4", "system/*.rs")));
        }

        @Test
        void anApplicationThatIsKnownByItsCertificateOrByWhoIssuedIt() throws Exception {
            var authority = CertificateAuthority.named("The hospital").certificate();
            var form = filled();
            form.put("certificate", pem(authority));
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(of(AnApplication.named("rota").connectedBy(authority)));
            form.put("subject", "CN=rota");
            assertThat(RegistrationForm.read(form))
                    .isEqualTo(of(AnApplication.named("rota").connectedBy("CN=rota", authority)));
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
            assertThat(says(set("{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AQAB\"}")))
                    .isEqualTo(Words.of("applications.fault.keys.other", "EC, RSA", "oct"));
            assertThat(says(set("{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"AQAB\",\"e\":\"Aw\"}")))
                    .isEqualTo(Words.of("applications.fault.keys.other", "AQAB", "Aw"));
            assertThat(says(set("{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"AQAB\",\"e\":\"AQAB\"}")))
                    .isEqualTo(Words.of("applications.fault.keys"));
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
        void nothingIsSignedByWhatWasChosen() {
            for (var typed : List.of("none", "HS256", "PS256", "rs256")) {
                assertThat(faults("signing", typed)).as(typed).containsExactly("signing");
            }
        }

        @Test
        void whoSignedOutCouldBeSentElsewhere() {
            for (var typed :
                    List.of("http://rota.example/bye", "https://rota.example/#", "x", "https://a.example/ x")) {
                assertThat(faults("signedOut", typed)).as(typed).containsExactly("signedOut");
            }
        }

        @Test
        void noScopeIsOneOrNoServerIsOne() {
            for (var typed : List.of("patient/*.rs", "user/*", "openid", "user/*.rs user/*.rs")) {
                assertThat(faults("scopes", typed)).as(typed).contains("scopes");
            }
            for (var typed : List.of("http://fhir.example/", "https://fhir.example/?a", "x")) {
                assertThat(faults("fhirServer", typed)).as(typed).contains("fhirServer");
            }
        }

        @Test
        void theProfileDoesNotAllowItAndSaysWhy() {
            assertThat(faults("profile", "fapi1")).containsExactly("profile");
            assertThat(reasons("fapi2")).containsExactly("applications.fault.profile.proves-nothing");
            assertThat(reasons("fapi2", "signing", "RS256", "redirects", "http://rota.localhost/back"))
                    .containsExactly(
                            "applications.fault.profile.in-the-clear",
                            "applications.fault.profile.proves-nothing",
                            "applications.fault.profile.signed-otherwise");
            assertThat(reasons("smart")).containsExactly("applications.fault.profile.no-records");
            assertThat(reasons("classic", "fhirServer", "https://fhir.example/", "scopes", "user/*.rs"))
                    .containsExactly("applications.fault.profile.not-about-records");
            assertThat(reasons("smart", "fhirServer", "https://fhir.example/", "scopes", "system/*.rs"))
                    .containsExactly("applications.fault.profile.asks-for-itself-unproven");
            assertThat(reasons("classic", "redirects", ""))
                    .containsExactly("applications.fault.profile.nobody-comes-back");
            assertThat(reasons(
                            "classic",
                            "keys",
                            set(AnApplication.keyOnP384("a").toPublicJWK().toJSONString())))
                    .containsExactly("applications.fault.profile.key-of-another-kind");
        }

        private static List<String> reasons(String profile, String... more) {
            var form = filled();
            form.put("profile", profile);
            for (var field = 0; field < more.length; field += 2) {
                form.put(more[field], more[field + 1]);
            }
            return ((Drafted.Faulty) RegistrationForm.read(form))
                    .faults().stream().map(fault -> fault.says().key()).toList();
        }

        @Test
        void noCertificateIsOneOrWhatStandsBesideItDoesNotFit() throws Exception {
            var authority = CertificateAuthority.named("The hospital").certificate();
            var pem = pem(authority);
            for (var typed : List.of(
                    "x",
                    pem + "\n" + pem,
                    pem.replaceFirst("M", "N"),
                    pem.replace("-----END", "AAAA-----END"),
                    "-----BEGIN PRIVATE KEY-----\n" + pem)) {
                assertThat(faults("certificate", typed)).as(typed).containsExactly("certificate");
            }
            assertThat(reasons("classic", "certificate", pem, "keys", set("{}")))
                    .containsExactly("applications.fault.certificate.keys-too");
            assertThat(reasons("classic", "certificate", pem, "subject", "the rota"))
                    .containsExactly("applications.fault.subject");
            assertThat(reasons("classic", "subject", "CN=rota")).containsExactly("applications.fault.certificate");
            assertThat(reasons(
                            "smart", "certificate", pem, "fhirServer", "https://fhir.example/", "scopes", "user/*.rs"))
                    .containsExactly("applications.fault.profile.certificate-instead");
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
