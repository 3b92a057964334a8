package io.threekey.server.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.PolicyText;
import io.threekey.tlog.Cosigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WitnessingKindTests {

    private static final WitnessingKind KIND = new WitnessingKind();
    private static final Witness PARTNER = witness("Partner hospital", "witness.partner.example");
    private static final Witness UNIVERSITY = witness("University", "witness.university.example");
    private static final LedgerWitnessing ONE_OF_TWO = new LedgerWitnessing(List.of(PARTNER, UNIVERSITY), 1, 10);

    private static Witness witness(String name, String key) {
        try {
            return new Witness(
                    name,
                    Cosigner.of(key, KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                            .key()
                            .vkey(),
                    "https://" + key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> faults(LedgerWitnessing policy) {
        return KIND.faultsOf(policy.document()).stream().map(Words::key).toList();
    }

    private static LedgerWitnessing of(Witness... witnesses) {
        return new LedgerWitnessing(List.of(witnesses), 0, 10);
    }

    @Nested
    class TheReview {

        @Test
        void findsNothingWrongWithOneOfTwoNorWithNobody() {
            assertThat(faults(ONE_OF_TWO)).isEmpty();
            assertThat(faults(of())).isEmpty();
        }

        @Test
        void refusesMoreRequiredThanThereAreAndFewerThanNone() {
            assertThat(faults(new LedgerWitnessing(List.of(PARTNER), 2, 10)))
                    .containsExactly("witnessing.fault.required");
            assertThat(faults(new LedgerWitnessing(List.of(PARTNER), -1, 10)))
                    .containsExactly("witnessing.fault.required");
        }

        @Test
        void refusesOneKeyOrOneNameForTwo() {
            assertThat(faults(of(PARTNER, new Witness("Twin", PARTNER.verifierKey(), "https://twin.example"))))
                    .containsExactly("witnessing.fault.key.twice");
            assertThat(faults(of(PARTNER, new Witness(PARTNER.name(), UNIVERSITY.verifierKey(), UNIVERSITY.url()))))
                    .containsExactly("witnessing.fault.name.twice");
        }

        @Test
        void refusesKeysThatAreNoneOfAWitness() {
            assertThat(faults(of(new Witness("Nobody", "no key", "https://nobody.example"))))
                    .containsExactly("witnessing.fault.key");
        }

        @Test
        void refusesAddressesThatNobodyAnswersAt() {
            for (var url : List.of(
                    "",
                    "witness.example",
                    "ftp://witness.example",
                    "https://",
                    "https://user:secret@witness.example",
                    "https://witness.example/?a=b",
                    "https://witness.example/#a",
                    "https://w itness.example")) {
                assertThat(faults(of(new Witness("W", PARTNER.verifierKey(), url))))
                        .as(url)
                        .containsExactly("witnessing.fault.url");
            }
        }

        @Test
        void refusesMinutesThatAreNoneAndNamesThatSayNothing() {
            assertThat(faults(new LedgerWitnessing(List.of(), 0, 0))).containsExactly("witnessing.fault.minutes");
            assertThat(faults(new LedgerWitnessing(List.of(), 0, 10_081))).containsExactly("witnessing.fault.minutes");
            assertThat(faults(of(new Witness(" ", PARTNER.verifierKey(), PARTNER.url()))))
                    .containsExactly("witnessing.fault.name");
        }

        @Test
        void refusesUnknownFieldsAndMissingOnes() {
            assertThat(KIND.faultsOf(Json.object().build()))
                    .extracting(Words::key)
                    .containsExactly("witnessing.fault.shape");
            var more = CanonicalJson.text(ONE_OF_TWO.document()).replace("\"required\"", "\"optional\":1,\"required\"");
            assertThat(KIND.faultsOf((JsonObject) JsonReader.read(more.getBytes(StandardCharsets.UTF_8))))
                    .extracting(Words::key)
                    .containsExactly("witnessing.fault.shape");
        }
    }

    @Nested
    class TheForm {

        private Map<String, String> filled(LedgerWitnessing policy) {
            var form = new HashMap<String, String>();
            for (PolicyText text : KIND.texts(Optional.of(policy.document()))) {
                form.put(text.name(), text.value());
            }
            for (PolicyField field : KIND.form(Optional.of(policy.document()))) {
                form.put(field.name(), field.value().map(String::valueOf).orElse(""));
            }
            return form;
        }

        @Test
        void givesBackWhatItWasFilledWith() {
            for (var policy : List.of(ONE_OF_TWO, of(), of(UNIVERSITY))) {
                assertThat(KIND.read(filled(policy))).isEqualTo(new Drafted.Document(policy.document()));
            }
        }

        @Test
        void leavesAWitnessOutWhereAllOfItIsEmpty() {
            var form = filled(ONE_OF_TWO);
            List.of("name", "key", "url").forEach(part -> form.put("witness-1-" + part, " "));
            assertThat(KIND.read(form))
                    .isEqualTo(new Drafted.Document(new LedgerWitnessing(List.of(UNIVERSITY), 1, 10).document()));
        }

        @Test
        void saysWhereAWitnessIsHalfFilled() {
            var form = filled(ONE_OF_TWO);
            form.put("witness-2-key", "");
            form.put("required", "two");
            assertThat(((Drafted.Faulty) KIND.read(form)).faults())
                    .extracting(FieldFault::field)
                    .containsExactly("witness-2-key", "required");
        }

        @Test
        void saysWhereMoreAreRequiredThanNamed() {
            var form = filled(of(PARTNER));
            form.put("required", "2");
            assertThat(((Drafted.Faulty) KIND.read(form)).faults())
                    .extracting(FieldFault::field)
                    .containsExactly("required");
        }
    }

    @Nested
    class InWords {

        @Test
        void everyChangeIsSaidAndNothingElse() {
            assertThat(KIND.changesInWords(ONE_OF_TWO.document(), ONE_OF_TWO.document()))
                    .isEmpty();
            assertThat(KIND.changesInWords(ONE_OF_TWO.document(), of(UNIVERSITY).document()))
                    .extracting(Words::key)
                    .containsExactly("witnessing.change.no-longer", "witnessing.change.required");
            assertThat(KIND.changesInWords(
                            ONE_OF_TWO.document(),
                            new LedgerWitnessing(List.of(UNIVERSITY, PARTNER), 1, 10).document()))
                    .extracting(Words::key)
                    .containsExactly("witnessing.change.order");
        }
    }
}
