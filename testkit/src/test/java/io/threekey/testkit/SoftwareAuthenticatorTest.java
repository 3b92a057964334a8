package io.threekey.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.verifier.exception.BadBackupEligibleFlagException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.IllegalBackupStateException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import io.threekey.testkit.RelyingPartyForTests.Accepted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SoftwareAuthenticatorTest {

    private static final String ID_ORIGIN = "http://id.localhost:8080";
    private static final String SEAL_ORIGIN = "http://seal.localhost:8080";

    private final RelyingPartyForTests id =
            new RelyingPartyForTests("id.localhost", ID_ORIGIN, "AAECAwQFBgcICQoLDA0ODw");
    private final RelyingPartyForTests seal =
            new RelyingPartyForTests("seal.localhost", SEAL_ORIGIN, "Dw4NDAsKCQgHBgUEAwIBAA");
    private final SoftwareAuthenticator authenticator = SoftwareAuthenticator.fresh();

    private CredentialRecord registered() {
        return id.accept(authenticator.create(id.creationOptions(), ID_ORIGIN));
    }

    @Nested
    class ARegistration {

        @ParameterizedTest
        @ValueSource(strings = {"none", "direct"})
        void isAcceptedByAStrictRelyingParty(String attestation) {
            var accepted = id.accept(authenticator.create(id.creationOptions(attestation), ID_ORIGIN));

            assertThat(requireNonNull(accepted.getAttestationStatement()).getFormat())
                    .isEqualTo(attestation.equals("none") ? "none" : "packed");
            assertThat(accepted.getCounter()).isEqualTo(1);
        }

        @Test
        void namesTheModelItWasToldToBe() {
            var model = UUID.fromString("01020304-0506-0708-0102-030405060708");

            var accepted = id.accept(authenticator.ofModel(model).create(id.creationOptions(), ID_ORIGIN));

            var attested = accepted.getAttestedCredentialData();
            assertThat(attested.getAaguid().getValue()).isEqualTo(model);
            assertThat(authenticator.credentials()).singleElement().satisfies(held -> {
                assertThat(held.model()).isEqualTo(model);
                assertThat(requireNonNull(attested.getCOSEKey().getPublicKey()).getEncoded())
                        .isEqualTo(held.publicKey());
            });
        }

        static Stream<Arguments> deviations() {
            return Stream.of(
                    deviation("no user presence", Behaviour::withoutUserPresence, UserNotPresentException.class),
                    deviation(
                            "no user verification", Behaviour::withoutUserVerification, UserNotVerifiedException.class),
                    deviation("backed up yet not eligible", Behaviour::backedUp, IllegalBackupStateException.class),
                    deviation("another origin", b -> b.origin("http://evil.example"), BadOriginException.class),
                    deviation("another challenge", b -> b.challenge("AAAA"), BadChallengeException.class),
                    deviation("another type", b -> b.type("webauthn.get"), InconsistentClientDataTypeException.class),
                    deviation("another relying party", b -> b.relyingParty("evil.example"), BadRpIdException.class),
                    deviation(
                            "signature over other bytes",
                            Behaviour::signatureOverOtherBytes,
                            BadSignatureException.class),
                    deviation("raw signature", Behaviour::rawSignature, BadSignatureException.class));
        }

        @ParameterizedTest
        @MethodSource("deviations")
        void isRefusedWhenItDeviates(UnaryOperator<Behaviour> deviation, Class<? extends Exception> refusal) {
            var registration = authenticator.behaving(deviation).create(id.creationOptions(), ID_ORIGIN);

            assertThatThrownBy(() -> id.accept(registration)).isInstanceOf(refusal);
        }

        @Test
        void isNotGivenTwiceToARelyingPartyThatExcludesTheFirst() {
            registered();
            var excluding = id.creationOptions()
                    .replace(
                            "\"excludeCredentials\":[]",
                            "\"excludeCredentials\":[{\"type\":\"public-key\",\"id\":\"%s\"}]"
                                    .formatted(authenticator
                                            .credentials()
                                            .getFirst()
                                            .id()));

            assertRefusedByTheBrowser("InvalidStateError", () -> authenticator.create(excluding, ID_ORIGIN));
        }

        @Test
        void isNotGivenToAPageOfAnotherHost() {
            assertRefusedByTheBrowser("SecurityError", () -> authenticator.create(id.creationOptions(), SEAL_ORIGIN));
        }

        @Test
        void isNotGivenWithoutES256() {
            var onlyEdDsa = id.creationOptions().replace("-7", "-257");

            assertRefusedByTheBrowser("NotSupportedError", () -> authenticator.create(onlyEdDsa, ID_ORIGIN));
        }
    }

    @Nested
    class AnAssertion {

        @Test
        void isAcceptedByAStrictRelyingPartyAndCountsUp() {
            var record = registered();

            for (int use = 2; use <= 4; use++) {
                var accepted = id.accept(authenticator.get(id.requestOptions(), ID_ORIGIN), record);
                assertThat(accepted).isEqualTo(new Accepted(use, "nurse"));
            }
        }

        static Stream<Arguments> deviations() {
            return Stream.of(
                    deviation("no user presence", Behaviour::withoutUserPresence, UserNotPresentException.class),
                    deviation(
                            "no user verification", Behaviour::withoutUserVerification, UserNotVerifiedException.class),
                    deviation("backup eligible now", Behaviour::backupEligible, BadBackupEligibleFlagException.class),
                    deviation("backed up yet not eligible", Behaviour::backedUp, IllegalBackupStateException.class),
                    deviation("another origin", b -> b.origin("http://evil.example"), BadOriginException.class),
                    deviation("embedded elsewhere", Behaviour::crossOrigin, BadTopOriginException.class),
                    deviation("another challenge", b -> b.challenge("AAAA"), BadChallengeException.class),
                    deviation(
                            "another type", b -> b.type("webauthn.create"), InconsistentClientDataTypeException.class),
                    deviation("another relying party", b -> b.relyingParty("seal.localhost"), BadRpIdException.class),
                    deviation("a counter going back", b -> b.counter(1), MaliciousCounterValueException.class),
                    deviation(
                            "signature over other bytes",
                            Behaviour::signatureOverOtherBytes,
                            BadSignatureException.class),
                    deviation("raw signature", Behaviour::rawSignature, BadSignatureException.class));
        }

        @ParameterizedTest
        @MethodSource("deviations")
        void isRefusedWhenItDeviates(UnaryOperator<Behaviour> deviation, Class<? extends Exception> refusal) {
            var record = registered();
            record.setCounter(1);
            var assertion = authenticator.behaving(deviation).get(id.requestOptions(), ID_ORIGIN);

            assertThatThrownBy(() -> id.accept(assertion, record)).isInstanceOf(refusal);
        }

        @Test
        void saysWhereItWasEmbeddedWhenAskedTo() {
            registered();

            var assertion = authenticator
                    .behaving(b -> b.crossOrigin().topOrigin("http://evil.example"))
                    .get(id.requestOptions(), ID_ORIGIN);

            assertThat(clientData(assertion)).contains("\"crossOrigin\":true", "\"topOrigin\":\"http://evil.example\"");
        }

        @Test
        void namesAnotherUserWhenAskedTo() {
            var record = registered();

            var assertion = authenticator.behaving(b -> b.userHandle("YWRtaW4")).get(id.requestOptions(), ID_ORIGIN);

            assertThat(id.accept(assertion, record).user()).isEqualTo("admin");
        }

        @Test
        void isMadeByTheCredentialOfThePageThatAsks() {
            authenticator.create(id.creationOptions(), ID_ORIGIN);
            authenticator.create(seal.creationOptions(), SEAL_ORIGIN);
            var ofId = authenticator.credentials().getFirst();

            assertThat(authenticator.get(id.requestOptions(), ID_ORIGIN)).contains(ofId.id());
            assertThat(authenticator.get(seal.requestOptions(), SEAL_ORIGIN)).doesNotContain(ofId.id());
            assertRefusedByTheBrowser("SecurityError", () -> authenticator.get(seal.requestOptions(), ID_ORIGIN));
            assertThat(authenticator.behaving(b -> b.credential(ofId.id())).get(seal.requestOptions(), SEAL_ORIGIN))
                    .contains(ofId.id());
        }

        @Test
        void isNotGivenWithoutACredential() {
            assertRefusedByTheBrowser("NotAllowedError", () -> authenticator.get(id.requestOptions(), ID_ORIGIN));
        }

        @Test
        void isCountedOnceEachWhereSeveralPagesAskAtTheSameTime() {
            registered();

            var counts = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(page -> authenticator.get(id.requestOptions(), ID_ORIGIN))
                    .map(SoftwareAuthenticatorTest::count)
                    .sorted();

            assertThat(counts)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(2, 201).boxed().toList());
        }
    }

    @Nested
    class Kept {

        @Test
        void itsCredentialsSignOnAfterARestore() {
            var record = registered();

            var restored = SoftwareAuthenticator.restore(authenticator.export());

            var accepted = id.accept(restored.get(id.requestOptions(), ID_ORIGIN), record);
            assertThat(accepted.counter()).isEqualTo(2);
            assertThat(SoftwareAuthenticator.restore(restored.export()).export())
                    .isEqualTo(restored.export());
        }

        @Test
        void refusesToBeRestoredFromSomethingElse() {
            assertThatThrownBy(() -> SoftwareAuthenticator.restore("{}")).hasMessageContaining("not an exported");
        }

        @Test
        void theSameSeedMakesTheSameBytes() {
            assertThat(wholeLife("ward key")).isEqualTo(wholeLife("ward key")).isNotEqualTo(wholeLife("other key"));
        }

        private String wholeLife(String seed) {
            var seeded = SoftwareAuthenticator.seeded(seed);
            return seeded.create(id.creationOptions(), ID_ORIGIN)
                    + seeded.get(id.requestOptions(), ID_ORIGIN)
                    + seeded.export();
        }
    }

    private static Arguments deviation(
            String name, UnaryOperator<Behaviour> deviation, Class<? extends Exception> refusal) {
        return argumentSet(name, deviation, refusal);
    }

    private static String clientData(String response) {
        var encoded = response.replaceAll(".*\"clientDataJSON\":\"([^\"]*)\".*", "$1");
        return new String(Bytes.fromBase64Url(encoded), StandardCharsets.UTF_8);
    }

    private static void assertRefusedByTheBrowser(String name, ThrowingCallable ceremony) {
        assertThatExceptionOfType(CeremonyRefused.class)
                .isThrownBy(ceremony)
                .extracting(CeremonyRefused::name)
                .isEqualTo(name);
    }

    /** WebAuthn L3 6.1: four bytes after the hash of the relying party's id and the flags. */
    private static int count(String answer) {
        var data = new JsonMapper().readTree(answer).required("response").required("authenticatorData");
        return ByteBuffer.wrap(Bytes.fromBase64Url(data.asString())).getInt(33);
    }
}
