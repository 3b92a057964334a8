package io.threekey.server.sharedsignals;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.JsonObject;
import io.threekey.server.applications.AnApplication;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.sharedsignals.SignalSource.Brake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The governed policy that says whose word about people counts: its form, its documents, its words. */
class SignalSourcesKindTests {

    private static final String JWKS = "{\"keys\":["
            + AnApplication.key("2026-a")
                    .toPublicJWK()
                    .toJSONString()
                    .replace("}", ",\"use\":\"sig\",\"x5c\":[\"MIIB\"]}")
            + "]}";

    private static Map<String, String> filled() {
        return new HashMap<>(Map.of(
                "issuer", "https://mdm.example",
                "name", "Device management",
                "audience", "https://hospital.example",
                "keys", JWKS,
                "says", "session-revoked\ndevice-compliance-change",
                "onRevocation", "end-outside-care",
                "mostPeople", "10",
                "withinHours", "24"));
    }

    private static List<String> faults(Map<String, String> form) {
        return SourceForm.read(form) instanceof Drafted.Faulty(var faults)
                ? faults.stream().map(FieldFault::field).toList()
                : List.of();
    }

    private static JsonObject document(Map<String, String> form) {
        return ((Drafted.Document) SourceForm.read(form)).document();
    }

    @Test
    void aFilledFormIsTheDocumentThatReadsBack() {
        var order = SourceOrder.read(document(filled()));
        var source = order.sets().orElseThrow();
        assertThat(source.issuer()).isEqualTo("https://mdm.example");
        assertThat(source.onRevocation()).isEqualTo(OnRevocation.END_OUTSIDE_CARE);
        assertThat(source.brake()).isEqualTo(new Brake(10, 24));
        assertThat(order.document()).isEqualTo(document(filled()));
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, ''",
        "issuer, 'https://mdm .example'",
        "name, ''",
        "audience, ''",
        "keys, '{}'",
        "keys, 'not a set'",
        "keys, '{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"a\"}]}'",
        "keys, '{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"kid\":\"a\"}]}'",
        "says, ''",
        "says, 'credential-change'",
        "onRevocation, ''",
        "onRevocation, 'always'",
        "mostPeople, '0'",
        "mostPeople, '1001'",
        "mostPeople, 'all'",
        "withinHours, '169'",
        "withdraw, 'https://mdm.example'"
    })
    void whatIsNotWrittenWellIsAFaultAtItsField(String field, String typed) {
        var form = filled();
        form.put(field, typed);
        assertThat(faults(form)).contains(field);
    }

    @Test
    void aPrivateKeyIsRefused() {
        var form = filled();
        form.put("keys", "{\"keys\":[" + AnApplication.key("k").toJSONString() + "]}");
        assertThat(faults(form)).containsExactly("keys");
    }

    @Test
    void theWordsSayFirstWhatCutsAtTheBedsideAndHowManyItMayHit() {
        var form = filled();
        form.put("onRevocation", "end");
        assertThat(SourceWording.whole(SourceOrder.read(document(form))).stream()
                        .map(Words::key))
                .contains("sharedsignals.says.does.end", "sharedsignals.says.brake", "sharedsignals.says.key");
        form.put("onRevocation", "ask");
        assertThat(SourceWording.whole(SourceOrder.read(document(form))).stream()
                        .map(Words::key))
                .contains("sharedsignals.says.does.ask", "sharedsignals.says.brake-of-asking")
                .doesNotContain("sharedsignals.says.brake");
    }

    @Test
    void aChangeSaysWhatWasUntilNow() {
        var known = SourceOrder.read(document(filled())).sets().orElseThrow();
        var form = filled();
        form.put("onRevocation", "end");
        form.put("mostPeople", "100");
        form.put("says", "session-revoked");
        var coming = SourceOrder.read(document(form)).sets().orElseThrow();
        assertThat(SourceWording.replaced(known, coming).map(Words::key))
                .containsExactly(
                        "sharedsignals.says.replaces",
                        "sharedsignals.says.until",
                        "sharedsignals.says.brake-until",
                        "sharedsignals.says.until");
    }

    @Property(tries = 50)
    void everySourceReadsBackAsItWasWritten(@ForAll("sources") SignalSource source) {
        assertThat(SourceOrder.read(new SourceOrder.Listen(source).document()).sets())
                .contains(source);
    }

    @Provide
    Arbitrary<SignalSource> sources() {
        var key = AnApplication.key("k1");
        var point = new SourceKey.Point("k1", key.getX().toString(), key.getY().toString());
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(40),
                        Arbitraries.of(SourceSignal.values()).set().filter(some -> !some.isEmpty()),
                        Arbitraries.of(OnRevocation.values()),
                        Arbitraries.integers().between(1, Brake.MOST_PEOPLE),
                        Arbitraries.integers().between(1, Brake.MOST_HOURS))
                .as((name, says, does, people, hours) -> new SignalSource(
                        "https://" + name + ".example",
                        name,
                        "https://hospital.example",
                        List.of(point),
                        Stream.of(SourceSignal.values()).filter(says::contains).toList(),
                        does,
                        new Brake(people, hours)));
    }
}
