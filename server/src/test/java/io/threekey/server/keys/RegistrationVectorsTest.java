package io.threekey.server.keys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.threekey.server.keys.RegistrationCeremony.Refused;
import io.threekey.server.keys.RegistrationCeremony.Registered;
import io.threekey.testkit.Standards;
import io.threekey.testkit.WebAuthnVector;
import io.threekey.testkit.WebAuthnVector.Registration;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The registrations of WebAuthn Level 3, "Test Vectors", and copies that differ in one thing, against WebAuthn 7.1 as we
 * hold to it: the user verified, ES256 or Ed25519, no page inside another.
 */
class RegistrationVectorsTest {

    private static final RelyingParty EXAMPLE =
            new RelyingParty(WebAuthnVector.RELYING_PARTY, WebAuthnVector.ORIGIN, "Example");
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final HexFormat HEX = HexFormat.of();

    private final RegistrationCeremony ceremony = new RegistrationCeremony();
    private final Map<String, WebAuthnVector> vectors =
            WebAuthnVector.all().stream().collect(Collectors.toMap(WebAuthnVector::name, vector -> vector));

    @BeforeEach
    void areHere() {
        assumeFalse(vectors.isEmpty(), Standards.missing("WebAuthn Level 3"));
    }

    static Stream<Arguments> published() {
        return Stream.of(
                published("none-es256", RegistrationRefusal.USER_WAS_NOT_VERIFIED),
                published("packed-self-es256"),
                published("none-es256-crossOrigin", RegistrationRefusal.PAGE_WAS_EMBEDDED),
                published("none-es256-topOrigin", RegistrationRefusal.PAGE_WAS_EMBEDDED),
                published("none-es256-long-credential-id", RegistrationRefusal.USER_WAS_NOT_VERIFIED),
                published("packed-es256"),
                published("packed-es384", RegistrationRefusal.USER_WAS_NOT_VERIFIED),
                published("packed-es512", RegistrationRefusal.ALGORITHM_WAS_NOT_ASKED_FOR),
                published("packed-rs256", RegistrationRefusal.ALGORITHM_WAS_NOT_ASKED_FOR),
                published("packed-eddsa", RegistrationRefusal.USER_WAS_NOT_VERIFIED),
                published("packed-ed448", RegistrationRefusal.USER_WAS_NOT_VERIFIED),
                // its certInfo names no qualified signer, which every TPM does and the library insists on
                published("tpm-es256", RegistrationRefusal.UNREADABLE),
                // says of no list of the key's properties that hardware keeps to it
                published("android-key-es256", RegistrationRefusal.ATTESTATION_DOES_NOT_HOLD),
                published("apple-es256", RegistrationRefusal.USER_WAS_NOT_VERIFIED),
                published("fido-u2f-es256", RegistrationRefusal.USER_WAS_NOT_VERIFIED));
    }

    private static Arguments published(String name) {
        return argumentSet(name, name, Optional.empty());
    }

    private static Arguments published(String name, RegistrationRefusal refusal) {
        return argumentSet(name, name, Optional.of(refusal));
    }

    @ParameterizedTest
    @MethodSource("published")
    void areAcceptedOrFailByTheOneStepThatWeHoldThemTo(String name, Optional<RegistrationRefusal> refusal) {
        var outcome = verify(vector(name).registration());

        refusal.ifPresentOrElse(
                step -> assertThat(outcome).isEqualTo(new Refused(step)),
                () -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Registered.class,
                                made -> assertThat(made.credential().id())
                                        .isEqualTo(vector(name).registration().credential())));
    }

    @Test
    void areAllNamedHere() {
        assertThat(vectors.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        published().map(each -> (String) each.get()[0]).toList());
    }

    @Test
    void ofAnotherAlgorithmFailByItAlsoWhereTheUserWasVerified() {
        for (var name : List.of("packed-es384", "packed-ed448")) {
            assertThat(verify(vector(name).registration().withFlag(USER_VERIFIED)))
                    .as(name)
                    .isEqualTo(new Refused(RegistrationRefusal.ALGORITHM_WAS_NOT_ASKED_FOR));
        }
    }

    static Stream<Arguments> copies() {
        return Stream.of(
                copy(RegistrationRefusal.TYPE_IS_NOT_CREATE, r -> r.saying("webauthn.create", "webauthn.get")),
                copy(RegistrationRefusal.CHALLENGE_DIFFERS, r -> r.saying("\"challenge\":\"A", "\"challenge\":\"B")),
                copy(RegistrationRefusal.ORIGIN_DIFFERS, r -> r.saying("https://example.org", "https://example.com")),
                copy(RegistrationRefusal.ORIGIN_DIFFERS, r -> r.saying("https://example.org", "http://example.org")),
                copy(RegistrationRefusal.ORIGIN_DIFFERS, r -> r.saying("example.org", "a.example.org")),
                copy(RegistrationRefusal.PAGE_WAS_EMBEDDED, r -> r.saying("gin\":false", "gin\":true")),
                copy(
                        RegistrationRefusal.PAGE_WAS_EMBEDDED,
                        r -> r.saying("gin\":false", "gin\":false,\"topOrigin\":\"https://example.org\"")),
                copy(RegistrationRefusal.RELYING_PARTY_DIFFERS, Registration::forAnotherRelyingParty),
                copy(RegistrationRefusal.NOBODY_WAS_PRESENT, r -> r.withoutFlag(USER_PRESENT)),
                copy(RegistrationRefusal.USER_WAS_NOT_VERIFIED, r -> r.withoutFlag(USER_VERIFIED)),
                copy(
                        RegistrationRefusal.BACKUP_FLAGS_CONTRADICT,
                        r -> r.withoutFlag(BACKUP_ELIGIBLE).withFlag(BACKED_UP)));
    }

    private static Arguments copy(RegistrationRefusal refusal, UnaryOperator<Registration> change) {
        return argumentSet(refusal.name(), refusal, change);
    }

    @ParameterizedTest
    @MethodSource("copies")
    void changedInOneThingFailByItsStep(RegistrationRefusal refusal, UnaryOperator<Registration> change) {
        assertThat(verify(unattested())).isInstanceOf(Registered.class);

        assertThat(verify(change.apply(unattested()))).isEqualTo(new Refused(refusal));
    }

    @Test
    void haveACredentialIdOf1023BytesAtMost() {
        var longest = vector("none-es256-long-credential-id").registration().withFlag(USER_VERIFIED);

        assertThat(verify(longest)).isInstanceOf(Registered.class);
        assertThat(verify(longest.withLongerCredentialId()))
                .isEqualTo(new Refused(RegistrationRefusal.CREDENTIAL_ID_IS_TOO_LONG));
    }

    @Test
    void whoseAttestationCoversSomethingElseDoNotHold() {
        for (var name : List.of("packed-self-es256", "packed-es256", "android-key-es256")) {
            assertThat(verify(vector(name)
                            .registration()
                            .withKey(vector("apple-es256").registration().key())))
                    .as(name)
                    .isEqualTo(new Refused(RegistrationRefusal.ATTESTATION_DOES_NOT_HOLD));
        }
    }

    /** WebAuthn 5.8.5: ES256 is P-256 and nothing else, EdDSA is Ed25519. */
    @Test
    void withAKeyOnAnotherCurveThanItsAlgorithmFailByTheAlgorithm() throws Exception {
        assertThat(verify(withKey("a5010203262002" + p384())))
                .isEqualTo(new Refused(RegistrationRefusal.ALGORITHM_WAS_NOT_ASKED_FOR));
        assertThat(verify(withKey("a4010103272007215839" + "01".repeat(57))))
                .isEqualTo(new Refused(RegistrationRefusal.ALGORITHM_WAS_NOT_ASKED_FOR));
    }

    @Test
    void withAPointBesideTheCurveAreNotAccepted() {
        var point = "01".repeat(32);

        assertThat(verify(withKey("a5010203262001215820" + point + "225820" + point)))
                .isEqualTo(new Refused(RegistrationRefusal.UNREADABLE));
        assertThat(verify(withKey("a4010103272006215820" + "02" + "00".repeat(31))))
                .isEqualTo(new Refused(RegistrationRefusal.UNREADABLE));
    }

    private Registration withKey(String cose) {
        return unattested().withKey(HEX.parseHex(cose));
    }

    private static String p384() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        var point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();
        return "215830%096x225830%096x".formatted(point.getAffineX(), point.getAffineY());
    }

    /** Nothing is signed in it, so that a change in one thing is one in nothing else. */
    private Registration unattested() {
        return vector("none-es256").registration().withFlag(USER_VERIFIED);
    }

    private WebAuthnVector vector(String name) {
        return requireNonNull(vectors.get(name), name);
    }

    private RegistrationCeremony.Outcome verify(Registration registration) {
        return ceremony.verify(EXAMPLE, registration.challenge(), registration.json());
    }
}
