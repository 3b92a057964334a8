package io.threekey.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.threekey.server.keys.RegistrationCeremony.Refused;
import io.threekey.server.keys.RegistrationCeremony.Registered;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.SoftwareAuthenticator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationCeremonyTest {

    private static final RelyingParty SEAL =
            new RelyingParty("seal.localhost", "http://seal.localhost:8080", "Threekey decisions");
    private static final byte[] CHALLENGE = new byte[32];

    private final RegistrationCeremony ceremony = new RegistrationCeremony();
    private final SoftwareAuthenticator authenticator = SoftwareAuthenticator.fresh();
    private final NewUser sponsor = new NewUser(new byte[] {7}, "sponsor", "Amara Okafor");

    private String options(byte[]... exclude) {
        return ceremony.options(SEAL, sponsor, List.of(exclude), CHALLENGE);
    }

    @Nested
    class AnHonestAuthenticator {

        @Test
        void isRegisteredWithEverythingThatWillBeNeeded() {
            var outcome = ceremony.verify(SEAL, CHALLENGE, authenticator.create(options(), SEAL.origin()));

            var held = authenticator.credentials().getFirst();
            assertThat(outcome).isInstanceOfSatisfying(Registered.class, registered -> {
                var credential = registered.credential();
                assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(credential.id()))
                        .isEqualTo(held.id());
                assertThat(credential.publicKey()).isEqualTo(held.publicKey());
                assertThat(credential.coseKey()).isNotEmpty();
                assertThat(credential.algorithm()).isEqualTo(-7);
                assertThat(credential.model()).isEqualTo(held.model());
                assertThat(credential.backupEligible()).isFalse();
                assertThat(credential.backupState()).isFalse();
                assertThat(credential.counter()).isEqualTo(1);
                assertThat(credential.attestationFormat()).isEqualTo("packed");
                assertThat(credential.transports()).containsExactly("usb");
            });
        }

        @Test
        void isAcceptedWithoutAttestation() {
            var response = authenticator.create(options().replace("direct", "none"), SEAL.origin());

            assertThat(ceremony.verify(SEAL, CHALLENGE, response))
                    .isInstanceOfSatisfying(
                            Registered.class,
                            registered -> assertThat(registered.credential().attestationFormat())
                                    .isEqualTo("none"));
        }

        @Test
        void tellsWhetherItsKeysMayLeaveTheDevice() {
            var synced = authenticator.behaving(b -> b.backupEligible().backedUp());

            assertThat(ceremony.verify(SEAL, CHALLENGE, synced.create(options(), SEAL.origin())))
                    .isInstanceOfSatisfying(Registered.class, registered -> {
                        assertThat(registered.credential().backupEligible()).isTrue();
                        assertThat(registered.credential().backupState()).isTrue();
                    });
        }
    }

    @Nested
    class ChromiumsVirtualAuthenticator {

        private static final RelyingParty THEN =
                new RelyingParty("id.localhost", "http://id.localhost:18099", "Threekey");

        @Test
        void isRegisteredWithItsCertificateAttestation() throws IOException {
            assertThat(ceremony.verify(THEN, new byte[32], recorded()))
                    .isInstanceOfSatisfying(Registered.class, registered -> {
                        assertThat(registered.credential().attestationFormat()).isEqualTo("packed");
                        assertThat(registered.credential().model())
                                .isEqualTo(UUID.fromString("01020304-0506-0708-0102-030405060708"));
                        assertThat(registered.credential().transports()).containsExactly("internal");
                    });
        }

        private static String recorded() throws IOException {
            try (InputStream file =
                    RegistrationCeremonyTest.class.getResourceAsStream("registration-by-chromium.json")) {
                return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @Nested
    class ADeviation {

        static Stream<Arguments> deviations() {
            return Stream.of(
                    of(RegistrationRefusal.TYPE_IS_NOT_CREATE, b -> b.type("webauthn.get")),
                    of(RegistrationRefusal.CHALLENGE_DIFFERS, b -> b.challenge("AAAA")),
                    of(RegistrationRefusal.ORIGIN_DIFFERS, b -> b.origin("http://id.localhost:8080")),
                    of(RegistrationRefusal.PAGE_WAS_EMBEDDED, Behaviour::crossOrigin),
                    of(RegistrationRefusal.PAGE_WAS_EMBEDDED, b -> b.topOrigin("http://evil.example")),
                    of(RegistrationRefusal.RELYING_PARTY_DIFFERS, b -> b.relyingParty("id.localhost")),
                    of(RegistrationRefusal.NOBODY_WAS_PRESENT, Behaviour::withoutUserPresence),
                    of(RegistrationRefusal.USER_WAS_NOT_VERIFIED, Behaviour::withoutUserVerification),
                    of(RegistrationRefusal.BACKUP_FLAGS_CONTRADICT, Behaviour::backedUp),
                    of(RegistrationRefusal.ATTESTATION_DOES_NOT_HOLD, Behaviour::signatureOverOtherBytes),
                    of(RegistrationRefusal.ATTESTATION_DOES_NOT_HOLD, Behaviour::rawSignature));
        }

        private static Arguments of(RegistrationRefusal refusal, UnaryOperator<Behaviour> deviation) {
            return argumentSet(refusal.name(), refusal, deviation);
        }

        @ParameterizedTest
        @MethodSource("deviations")
        void isRefusedByItsStep(RegistrationRefusal refusal, UnaryOperator<Behaviour> deviation) {
            var response = authenticator.behaving(deviation).create(options(), SEAL.origin());

            assertThat(ceremony.verify(SEAL, CHALLENGE, response)).isEqualTo(new Refused(refusal));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "[]", "null", "not json", "{\"id\":\"AA\",\"rawId\":\"AA\",\"response\":{}}"})
        void isUnreadableWhereItIsNoRegistration(String response) {
            assertThat(ceremony.verify(SEAL, CHALLENGE, response))
                    .isEqualTo(new Refused(RegistrationRefusal.UNREADABLE));
        }

        @Test
        void isUnreadableWhereTheAttestationIsCutShort() {
            var response = authenticator.create(options(), SEAL.origin());

            var cut = response.replaceAll("(\"attestationObject\":\"[^\"]{60})[^\"]*\"", "$1\"");

            assertThat(ceremony.verify(SEAL, CHALLENGE, cut)).isEqualTo(new Refused(RegistrationRefusal.UNREADABLE));
        }
    }

    @Property(tries = 2_000)
    void aChangedAttestationIsRefusedOrStillRegistersTheVeryKey(
            @ForAll @IntRange(max = 400) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        var response = SoftwareAuthenticator.seeded("fuzz").create(options(), SEAL.origin());
        var genuine = response.replaceAll(".*\"attestationObject\":\"([^\"]*)\".*", "$1");
        var bytes = Base64.getUrlDecoder().decode(genuine);
        bytes[at % bytes.length] ^= (byte) change;
        var changed = response.replace(
                genuine, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));

        // The CBOR envelope is outside of the signature: another spelling of it may say the same.
        if (ceremony.verify(SEAL, CHALLENGE, changed) instanceof Registered(var credential)) {
            var registered = (Registered) ceremony.verify(SEAL, CHALLENGE, response);
            assertThat(credential).usingRecursiveComparison().isEqualTo(registered.credential());
        }
    }

    @Nested
    class TheOptions {

        @Test
        void keepASecondKeyOffTheSameAuthenticator() {
            authenticator.create(options(), SEAL.origin());
            var first = Base64.getUrlDecoder()
                    .decode(authenticator.credentials().getFirst().id());

            assertThat(options(first))
                    .contains(authenticator.credentials().getFirst().id());
        }

        @Test
        void askForUserVerificationAndADiscoverableCredential() {
            assertThat(options())
                    .contains("\"userVerification\":\"required\"", "\"residentKey\":\"required\"")
                    .contains("\"attestation\":\"direct\"", "{\"type\":\"public-key\",\"alg\":-7}");
        }

        @Test
        void refuseAUserHandleOfWrongLength() {
            assertThatIllegalArgumentException().isThrownBy(() -> new NewUser(new byte[0], "a", "b"));
            assertThatIllegalArgumentException().isThrownBy(() -> new NewUser(new byte[65], "a", "b"));
        }
    }
}
