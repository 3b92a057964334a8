package io.threekey.server.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ProposalId;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.governance.ProposalBox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class RegisteredApplicationsTests {

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Applications applications;

    @Autowired
    ApplicationRegistrationKind kind;

    @Autowired
    Visitor somebody;

    @BeforeEach
    void theHospitalIsFounded() {
        hospital.fingerprint();
    }

    private ProposalId proposed(JsonObject order) {
        var outcome = hospital.iam().wantsToPropose(AnApplication.ADDRESS, order, "Its makers asked for it.");
        assertThat(outcome).isInstanceOf(ProposalBox.Outcome.Proposed.class);
        return ((ProposalBox.Outcome.Proposed) outcome).id();
    }

    private void isDecided(JsonObject order) {
        var proposal = proposed(order);
        for (var seat : List.of("iam", "security")) {
            hospital.holderOf(seat).signs(proposal);
        }
        assertThat(hospital.caseOf(proposal).isOpen()).isFalse();
        hospital.policies().lookAgain();
    }

    @Nested
    class ThePoliciesInForce {

        @Test
        void nameEveryRegistrationThatHoldsAndNoneThatWasWithdrawn() {
            isDecided(AnApplication.named("first-of-three").registration());
            isDecided(AnApplication.named("second-of-three").registration());
            isDecided(AnApplication.named("gone-of-three").registration());
            isDecided(AnApplication.named("gone-of-three").withdrawal());
            var owner = somebody.another();
            new Door(owner).comesIn(hospital.iam().passkey());

            assertThat(owner.visits("/policies").body())
                    .contains("first-of-three", "second-of-three")
                    .doesNotContain("gone-of-three");
            assertThat(owner.visits("/policies/application-registration/all").body())
                    .contains("first-of-three", "second-of-three", "gone-of-three")
                    .contains("and does not hold any more");
        }
    }

    @Nested
    class AnApplicationThat {

        @Test
        void wasDecidedIsRegisteredAsItWasWritten() {
            var pharmacy = AnApplication.named("pharmacy").provingItselfBy(AnApplication.key("a"));
            isDecided(pharmacy.registration());
            assertThat(applications.find("pharmacy")).contains(pharmacy.application());
        }

        @Test
        void waitsForASignatureIsNotRegistered() {
            var proposal = proposed(AnApplication.named("waiting").registration());
            hospital.holderOf("iam").signs(proposal);
            hospital.policies().lookAgain();
            assertThat(hospital.caseOf(proposal).isOpen()).isTrue();
            assertThat(applications.find("waiting")).isEmpty();
        }

        @Test
        void wasSignedBeforeThereWasMoreToSayReadsAsNeverAndNowhere() {
            var before = AnApplication.named("elder");
            assertThat(before.registration().toString())
                    .doesNotContain("renewal")
                    .doesNotContain("signedOutUris");
            assertThat(RegistrationOrder.read(before.registration()).sets()).contains(before.application());
            assertThat(before.application().renewal()).isEqualTo(Renewal.NEVER);
            var later = before.askingAgain().sendingWhoSignedOutTo("https://elder.example/bye");
            assertThat(RegistrationOrder.read(later.registration()).sets()).contains(later.application());
        }

        /** Byte for byte as this server wrote it before it knew of other profiles, keys and algorithms. */
        @Test
        void wasSignedBeforeThereWereProfilesIsReadAndWrittenAsItWas() {
            var signed = """
                    {"format":"application-registration/1","register":{"assurance":"aal2","client":"elder",\
                    "keys":[{"id":"k1","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",\
                    "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}],"name":"The elder","profile":"classic",\
                    "redirectUris":["https://elder.example/back"],"signingAlgorithm":"ES256"}}""";
            var document = (JsonObject) CanonicalJson.read(signed.getBytes(StandardCharsets.UTF_8));
            var read = RegistrationOrder.read(document);
            assertThat(new String(CanonicalJson.bytes(read.document()), StandardCharsets.UTF_8))
                    .isEqualTo(signed);
            var elder = read.sets().orElseThrow();
            assertThat(elder.profile()).isEqualTo(ClientProfile.CLASSIC);
            assertThat(elder.signing()).isEqualTo(TokenAlgorithm.ES256);
            assertThat(elder.records()).isEmpty();
            assertThat(elder.keys()).extracting(ClientKey::kind).containsExactly(KeyKind.P256);
        }

        @Test
        void isRegisteredAnewIsOnlyAsItIsNow() {
            isDecided(AnApplication.named("moved").registration());
            var elsewhere = AnApplication.named("moved").sendingPeopleTo("https://new.example/back");
            isDecided(elsewhere.registration());
            assertThat(applications.find("moved")).contains(elsewhere.application());
        }

        @Test
        void isWithdrawnIsGoneAndTheOthersStay() {
            isDecided(AnApplication.named("stays").registration());
            isDecided(AnApplication.named("goes").registration());
            isDecided(AnApplication.named("goes").withdrawal());
            assertThat(applications.find("goes")).isEmpty();
            assertThat(applications.find("stays")).isPresent();
        }

        @Test
        void wasWithdrawnCanComeBackByADecision() {
            isDecided(AnApplication.named("returns").registration());
            isDecided(AnApplication.named("returns").withdrawal());
            isDecided(AnApplication.named("returns").registration());
            assertThat(applications.find("returns")).isPresent();
        }
    }

    @Nested
    class NobodyIsAskedToSign {

        @Test
        void awayAnApplicationThatIsNotThere() {
            assertThat(kind.faultsOf(AnApplication.named("nobody").withdrawal()))
                    .containsExactly(Words.of("applications.fault.not-there", "nobody"));
        }

        @Test
        void whatIsNoRegistration() {
            var whole = AnApplication.named("whole").registration();
            for (var wrong : List.of(
                    AFoundedHospital.limits(10, 20),
                    Json.object().put("format", "application-registration/1").build(),
                    with(whole, "withdraw", "whole"),
                    withInside(whole, "renewal", "for ever"),
                    withInside(whole, "signingAlgorithm", "none"),
                    withInside(whole, "signingAlgorithm", "rs256"),
                    without(whole, "signingAlgorithm"),
                    without(whole, "profile"),
                    withInside(whole, "profile", "fapi1"),
                    withInside(whole, "profile", "fapi2"),
                    withInside(whole, "profile", "smart"),
                    withInside(whole, "records", "all"),
                    withInside(whole, "signedOutUris", "https://whole.example/bye"),
                    with(whole, "clientSecret", "none"))) {
                assertThat(kind.faultsOf(wrong))
                        .extracting(Words::key)
                        .as(wrong.toString())
                        .containsExactly("applications.fault.shape");
            }
        }

        private JsonObject withInside(JsonObject document, String field, String value) {
            var register = (JsonObject) document.get("register").orElseThrow();
            var builder = Json.object();
            document.fields()
                    .forEach((name, was) ->
                            builder.put(name, name.equals("register") ? with(register, field, value) : was));
            return builder.build();
        }

        private JsonObject without(JsonObject document, String field) {
            var register = Json.object();
            ((JsonObject) document.get("register").orElseThrow()).fields().forEach((name, value) -> {
                if (!name.equals(field)) {
                    register.put(name, value);
                }
            });
            var builder = Json.object();
            document.fields()
                    .forEach((name, was) -> builder.put(name, name.equals("register") ? register.build() : was));
            return builder.build();
        }

        private JsonObject with(JsonObject document, String field, String value) {
            var builder = Json.object().put(field, value);
            document.fields().forEach((name, was) -> {
                if (!name.equals(field)) {
                    builder.put(name, was);
                }
            });
            return builder.build();
        }
    }

    @Nested
    class ThePage {

        @Test
        void saysInPlainWordsWhatWasDecided() {
            isDecided(AnApplication.named("chart-viewer")
                    .provingItselfBy(AnApplication.key("a"))
                    .needing(NeededAssurance.AAL3)
                    .registration());
            var browser = somebody.another();
            new Door(browser).comesIn(hospital.iam().passkey());
            assertThat(browser.visits("/applications").body())
                    .contains("The chart-viewer")
                    .contains("People are sent back to chart-viewer.example.")
                    .contains("It proves itself by a key of its own.")
                    .contains("Only a passkey that cannot be copied opens it.");
        }

        @Test
        void saysOfAServiceThatNobodySignsInToItAndLastAllThatHasNoEffectTherefore() {
            var service = AnApplication.named("quality")
                    .asAService(AnApplication.key("a"), "https://fhir.example/r4", "system/*.rs")
                    .needing(NeededAssurance.AAL3)
                    .askingAgain()
                    .sendingWhoSignedOutTo("https://quality.example/out")
                    .toldAt("https://quality.example/over");
            isDecided(service.registration());
            var browser = somebody.another();
            new Door(browser).comesIn(hospital.iam().passkey());
            assertThat(browser.visits("/applications").body())
                    .contains("The quality", "Nobody signs in to it", "https://fhir.example/r4");
            assertThat(kind.inWords(service.registration()))
                    .extracting(Words::key)
                    .containsSubsequence(
                            "applications.says.nobody-comes",
                            "applications.says.scope.system",
                            "applications.says.without-effect",
                            "applications.says.needs.aal3",
                            "applications.says.renewal.while-signed-in",
                            "applications.says.signed-out",
                            "applications.says.told-at");
        }

        @Test
        void promisesNoSignalsToAServiceThatCanNeverHearAny() {
            var service = AnApplication.named("quality")
                    .asAService(AnApplication.key("a"), "https://fhir.example/r4", "system/*.rs")
                    .hearing("", Signal.SESSION_REVOKED);
            assertThat(kind.faultsOf(service.registration()))
                    .extracting(Words::key)
                    .containsExactly("applications.fault.signals.nobody");
        }

        @Test
        void isForWhoeverIsIn() {
            assertThat(somebody.another().visits("/applications").statusCode()).isEqualTo(303);
        }
    }

    @Nested
    class ARegistrationInPlaceOfAnother {

        private final AnApplication before = AnApplication.named("chart")
                .provingItselfBy(AnApplication.key("k1"))
                .needing(NeededAssurance.AAL3);

        private List<String> saysOf(AnApplication coming) {
            isDecided(before.registration());
            isDecided(AnApplication.named("somebody-elses").registration());
            var last = AnApplication.named("somebody-elses").registration();
            return kind.changesInWords(last, coming.registration()).stream()
                    .map(Words::key)
                    .toList();
        }

        @Test
        void saysFirstThatItNoLongerProvesItself() {
            assertThat(saysOf(AnApplication.named("chart")))
                    .startsWith(
                            "applications.says.replaces",
                            "applications.says.proof-gone",
                            "applications.says.needed.aal3",
                            "applications.says.key-gone",
                            "applications.says.registered");
        }

        @Test
        void saysWhichAddressGoesAndWhichComes() {
            assertThat(saysOf(before.sendingPeopleTo("https://elsewhere.example/back")))
                    .startsWith(
                            "applications.says.replaces",
                            "applications.says.redirect-gone",
                            "applications.says.redirect-new",
                            "applications.says.registered");
        }

        @Test
        void saysThatItKeepsToOtherRulesAndWhatItMayAskForThen() {
            assertThat(saysOf(before.bySmart("https://fhir.example/r4", "user/*.rs")))
                    .startsWith(
                            "applications.says.replaces",
                            "applications.says.profile-before.classic",
                            "applications.says.registered")
                    .contains(
                            "applications.says.profile.smart",
                            "applications.says.records",
                            "applications.says.scope.user");
        }

        @Test
        void saysWhatItMayAskForNewAndNotAnyMore() {
            var records = AnApplication.named("records").bySmart("https://fhir.example/r4", "user/*.rs");
            isDecided(records.registration());
            var coming = AnApplication.named("records").bySmart("https://other.example/r4", "user/*.cruds");
            assertThat(kind.changesInWords(records.registration(), coming.registration()))
                    .extracting(Words::key)
                    .startsWith(
                            "applications.says.replaces",
                            "applications.says.records-gone",
                            "applications.says.scope-gone.user",
                            "applications.says.scope-new.user",
                            "applications.says.registered");
        }

        @Test
        void saysThatItIsSignedOtherwise() {
            assertThat(saysOf(before.toldBy(TokenAlgorithm.RS256)))
                    .startsWith(
                            "applications.says.replaces",
                            "applications.says.signed-before.ES256",
                            "applications.says.registered")
                    .contains("applications.says.signed.RS256");
        }

        @Test
        void thatIsAboutAnotherSaysNothingOfIt() {
            assertThat(saysOf(AnApplication.named("not-there-before"))).startsWith("applications.says.registered");
        }

        @Test
        void thatWasWithdrawnMeanwhileSaysNothingOfIt() {
            isDecided(before.registration());
            isDecided(before.withdrawal());
            assertThat(kind.changesInWords(before.withdrawal(), before.registration()))
                    .extracting(Words::key)
                    .startsWith("applications.says.registered");
        }
    }
}
