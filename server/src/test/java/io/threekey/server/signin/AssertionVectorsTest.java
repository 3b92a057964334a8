package io.threekey.server.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Base64Url;
import io.threekey.server.access.Origins;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.signin.StepsOfTheKey.Judgement;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.Standards;
import io.threekey.testkit.WebAuthnVector;
import io.threekey.testkit.WebAuthnVector.Authentication;
import java.net.URI;
import java.time.Instant;
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
 * The authentications of WebAuthn Level 3, "Test Vectors", and copies that differ in one thing, against WebAuthn 7.2 as we
 * hold to it. The keys are taken as registered, of whatever algorithm: the registration is what refuses those.
 */
class AssertionVectorsTest {

    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final String HANDLE = Base64Url.encode(new byte[] {7});

    private final Origins origins =
            new Origins(URI.create(WebAuthnVector.ORIGIN), URI.create("https://decisions.example"));
    private final AssertionCeremony ceremony = new AssertionCeremony(origins);
    private final StepsBeforeTheKey before = new StepsBeforeTheKey(origins);
    private final StepsOfTheKey steps = new StepsOfTheKey(ceremony, HeldClock.at(Instant.EPOCH));
    private final Map<String, WebAuthnVector> vectors =
            WebAuthnVector.all().stream().collect(Collectors.toMap(WebAuthnVector::name, vector -> vector));

    @BeforeEach
    void areHere() {
        assumeFalse(vectors.isEmpty(), Standards.missing("WebAuthn Level 3"));
    }

    static Stream<Arguments> published() {
        return Stream.of(
                published("none-es256", SignInRefusal.NOT_VERIFIED),
                published("packed-self-es256", SignInRefusal.NOT_VERIFIED),
                published("none-es256-crossOrigin", SignInRefusal.OTHER_SITE),
                published("none-es256-topOrigin", SignInRefusal.OTHER_SITE),
                published("none-es256-long-credential-id"),
                published("packed-es256"),
                published("packed-es384"),
                published("packed-es512", SignInRefusal.NOT_VERIFIED),
                published("packed-rs256", SignInRefusal.NOT_VERIFIED),
                published("packed-eddsa", SignInRefusal.NOT_VERIFIED),
                published("packed-ed448"),
                published("tpm-es256"),
                published("android-key-es256", SignInRefusal.NOT_VERIFIED),
                published("apple-es256", SignInRefusal.NOT_VERIFIED),
                published("fido-u2f-es256", SignInRefusal.NOT_VERIFIED));
    }

    private static Arguments published(String name) {
        return argumentSet(name, name, Optional.empty());
    }

    private static Arguments published(String name, SignInRefusal refusal) {
        return argumentSet(name, name, Optional.of(refusal));
    }

    @ParameterizedTest
    @MethodSource("published")
    void areGenuineOrFailByTheOneStepThatWeHoldThemTo(String name, Optional<SignInRefusal> refusal) {
        assertThat(refusalOf(vector(name), vector(name).authentication())).isEqualTo(refusal);
    }

    static Stream<Arguments> copies() {
        return Stream.of(
                copy(SignInRefusal.UNREADABLE, a -> a.saying("webauthn.get", "webauthn.create")),
                copy(SignInRefusal.UNREADABLE, a -> a.saying("webauthn.get", "payment.get")),
                copy(SignInRefusal.TOO_LATE, a -> a.saying("\"challenge\":\"s", "\"challenge\":\"t")),
                copy(SignInRefusal.OTHER_SITE, a -> a.saying("https://example.org", "https://example.com")),
                copy(SignInRefusal.OTHER_SITE, a -> a.saying("https://example.org", "http://example.org")),
                copy(SignInRefusal.OTHER_SITE, a -> a.saying("gin\":false", "gin\":true")),
                copy(
                        SignInRefusal.OTHER_SITE,
                        a -> a.saying("gin\":false", "gin\":false,\"topOrigin\":\"https://example.org\"")),
                copy(SignInRefusal.OTHER_SITE, Authentication::forAnotherRelyingParty),
                copy(SignInRefusal.NOT_VERIFIED, a -> a.withoutFlag(USER_PRESENT)),
                copy(SignInRefusal.NOT_VERIFIED, a -> a.withoutFlag(USER_VERIFIED)),
                copy(
                        SignInRefusal.UNREADABLE,
                        a -> a.withoutFlag(BACKUP_ELIGIBLE).withFlag(BACKED_UP)),
                copy(SignInRefusal.NOT_KNOWN, a -> a.withFlag(BACKED_UP)),
                copy(SignInRefusal.NOT_KNOWN, a -> a.withoutFlag(BACKUP_ELIGIBLE)),
                copy(SignInRefusal.NOT_KNOWN, a -> a.withCounter((byte) 9)),
                copy(SignInRefusal.NOT_KNOWN, Authentication::withAnotherSignature),
                copy(SignInRefusal.NOT_KNOWN, a -> a.saying("https://example.org\"", "https://example.org\" ")));
    }

    private static Arguments copy(SignInRefusal refusal, UnaryOperator<Authentication> change) {
        return argumentSet(refusal.name(), refusal, change);
    }

    @ParameterizedTest
    @MethodSource("copies")
    void changedInOneThingFailByItsStep(SignInRefusal refusal, UnaryOperator<Authentication> change) {
        var genuine = vector("packed-es256");
        assertThat(refusalOf(genuine, genuine.authentication())).isEmpty();

        assertThat(refusalOf(genuine, change.apply(genuine.authentication()))).contains(refusal);
    }

    @Test
    void underTheKeyOfAnotherVectorDoNotHold() {
        var genuine = vector("packed-es256");
        var other = new WebAuthnVector("other", vector("tpm-es256").registration(), genuine.authentication());

        assertThat(refusalOf(other, genuine.authentication())).contains(SignInRefusal.NOT_KNOWN);
    }

    @Test
    void whoseKeyCouldNotBeCopiedWhenItWasRegisteredAreOfAKeyThatChanged() {
        var genuine = vector("packed-es256");

        assertThat(judged(genuine, genuine.authentication(), passkey(genuine, false, 0)))
                .isEqualTo(new Judgement.Wrong(SignInRefusal.KEY_CHANGED, "backup-eligibility-changed"));
    }

    @Test
    void thatCountLessThanBeforeAreGenuineAndASignal() {
        var genuine = vector("packed-es256");

        assertThat(judged(genuine, genuine.authentication(), passkey(genuine, true, 5)))
                .isInstanceOfSatisfying(
                        Judgement.Genuine.class,
                        use -> assertThat(use.counterWentBack()).isTrue());
    }

    private WebAuthnVector vector(String name) {
        return requireNonNull(vectors.get(name), name);
    }

    private Optional<SignInRefusal> refusalOf(WebAuthnVector vector, Authentication answer) {
        var presented = ceremony.read(answer.json(vector.registration().credential(), HANDLE));
        return before.firstFailure(presented.orElseThrow(), answer.challenge())
                .or(() -> switch (judged(vector, answer, passkey(vector, true, 0))) {
                    case Judgement.Wrong(var reason, var detail) -> Optional.of(reason);
                    case Judgement.Genuine genuine -> Optional.empty();
                });
    }

    private Judgement judged(WebAuthnVector vector, Authentication answer, Passkey passkey) {
        var presented = ceremony.read(answer.json(vector.registration().credential(), HANDLE));
        return steps.judge(presented.orElseThrow(), passkey, answer.challenge());
    }

    private static Passkey passkey(WebAuthnVector vector, boolean backupEligible, long counter) {
        return new Passkey(
                Base64Url.encode(vector.registration().credential()),
                1,
                new PersonId("somebody"),
                HANDLE,
                vector.name(),
                vector.registration().key(),
                "00000000-0000-0000-0000-000000000000",
                Optional.empty(),
                backupEligible,
                false,
                counter,
                List.of(),
                Instant.EPOCH,
                Optional.empty());
    }
}
