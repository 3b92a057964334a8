package io.threekey.server.authenticators.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.testkit.CertificateAuthority;
import io.threekey.testkit.Maker;
import io.threekey.testkit.MetadataService;
import io.threekey.testkit.MetadataService.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedListTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final MetadataService FIDO = MetadataService.fresh();
    private static final Maker MAKER = Maker.of(UUID.fromString("11111111-2222-3333-4444-555555555555"));
    private static final Maker OTHER = Maker.of(UUID.fromString("66666666-7777-8888-9999-aaaaaaaaaaaa"));

    @Nested
    class AListOfFidos {

        @Test
        void isReadWithItsNumberItsDayAndItsModels() {
            var list =
                    read(FIDO.list(41, "2026-12-01", List.of(Entry.of(MAKER, "Blue key"), Entry.of(OTHER, "Red key"))));

            assertThat(list.number()).isEqualTo(41);
            assertThat(list.nextUpdate()).isEqualTo(LocalDate.parse("2026-12-01"));
            assertThat(list.find(MAKER.model()))
                    .contains(new KeyModel(
                            MAKER.model(),
                            "Blue key",
                            true,
                            Set.of("passcode_internal"),
                            List.of(MAKER.root()),
                            Set.of()));
            assertThat(list.find(UUID.randomUUID())).isEmpty();
        }

        @Test
        void isOldFromTheDayAfterItsNextUpdate() {
            var list = read(FIDO.list(41, "2026-12-01", List.of()));

            assertThat(list.isOldAt(Instant.parse("2026-12-01T23:59:59Z"))).isFalse();
            assertThat(list.isOldAt(Instant.parse("2026-12-02T00:00:00Z"))).isTrue();
        }

        @Test
        void tellsOfKeysInSoftware() {
            var software = new Entry(MAKER, "Program", "software", Set.of());

            assertThat(read(FIDO.list(1, "2026-12-01", List.of(software))).find(MAKER.model()))
                    .map(KeyModel::hardware)
                    .contains(false);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "REVOKED",
                    "USER_VERIFICATION_BYPASS",
                    "ATTESTATION_KEY_COMPROMISE",
                    "USER_KEY_REMOTE_COMPROMISE",
                    "USER_KEY_PHYSICAL_COMPROMISE"
                })
        void namesWhatSpeaksAgainstAModel(String status) {
            var list = read(FIDO.list(1, "2026-12-01", List.of(Entry.of(MAKER, "Blue key", status))));

            assertThat(list.find(MAKER.model()).map(KeyModel::troubles)).contains(Set.of(status));
        }

        @Test
        void passesOverReportsThatSpeakNotAgainstItOrThatNobodyKnowsYet() {
            var list = read(FIDO.list(
                    1, "2026-12-01", List.of(Entry.of(MAKER, "Blue key", "FIDO_CERTIFIED_L2", "SOMETHING_NEW"))));

            assertThat(list.find(MAKER.model()).map(KeyModel::isInTrouble)).contains(false);
        }

        @Test
        void passesOverReportsOfTheFutureRootsThatCannotBeReadAndModelsWithoutAnAaguid() {
            var list = read(FIDO.signed("""
                {"no": 7, "nextUpdate": "2026-12-01", "new": 1.5, "entries": [
                  {"aaid": "1234#5678"},
                  {"aaguid": "%s", "statusReports": [{"status": "REVOKED", "effectiveDate": "2027-01-01"}],
                   "metadataStatement": {"attestationRootCertificates": ["bm8="]}}]}\
                """.formatted(MAKER.model())));

            assertThat(list.models()).hasSize(1);
            assertThat(list.find(MAKER.model()))
                    .contains(new KeyModel(
                            MAKER.model(), MAKER.model().toString(), false, Set.of(), List.of(), Set.of()));
        }
    }

    @Nested
    class AListThatIsNotBelieved {

        @Test
        void leadsToAnotherRoot() {
            assertThat(refused(MetadataService.fresh().list(1, "2026-12-01", List.of()), NOW))
                    .contains(ModelListRefused.SIGNER_NOT_TRUSTED);
        }

        @Test
        void isSignedBySomebodyElseUnderTheSameRoot() {
            var somebody = MetadataService.of("mds.fidoalliance.org.example");

            assertThat(SignedList.read(somebody.list(1, "2026-12-01", List.of()), somebody.root(), NOW))
                    .isEqualTo(new SignedList.NotRead(ModelListRefused.SIGNER_IS_ANOTHER));
        }

        @Test
        void isSignedWithACertificateThatRanOut() {
            var past = MetadataService.whoseCertificateRanOutAt(NOW.minusSeconds(1));

            assertThat(SignedList.read(past.list(1, "2026-12-01", List.of()), past.root(), NOW))
                    .isEqualTo(new SignedList.NotRead(ModelListRefused.SIGNER_NOT_TRUSTED));
        }

        @Test
        void wasChangedAfterItWasSigned() {
            var parts = FIDO.list(1, "2026-12-01", List.of()).split("\\.");
            var other = FIDO.list(2, "2026-12-01", List.of()).split("\\.");

            assertThat(refused(parts[0] + "." + other[1] + "." + parts[2], NOW))
                    .contains(ModelListRefused.SIGNATURE_WRONG);
            assertThat(refused(parts[0] + "." + parts[1] + "." + other[2], NOW))
                    .contains(ModelListRefused.SIGNATURE_WRONG);
        }

        /** The key alone says how a signature is verified. */
        @ParameterizedTest
        @ValueSource(strings = {"none", "HS256", "RS256", "ES384"})
        void namesAnotherAlgorithmThanItsKeys(String algorithm) {
            var parts = FIDO.list(1, "2026-12-01", List.of()).split("\\.");
            var header = new String(Base64.getUrlDecoder().decode(parts[0])).replace("ES256", algorithm);
            var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes());

            assertThat(refused(forged + "." + parts[1] + "." + parts[2], NOW))
                    .isPresent()
                    .isNotEqualTo(Optional.of(ModelListRefused.NOT_THERE));
        }

        @Test
        void bringsNoCertificates() {
            var parts = FIDO.list(1, "2026-12-01", List.of()).split("\\.");
            var bare = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"ES256\"}".getBytes());

            assertThat(refused(bare + "." + parts[1] + "." + parts[2], NOW))
                    .contains(ModelListRefused.SIGNER_NOT_TRUSTED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "a.b.c", "{}", "\u0000"})
        void isNoSignedTextAtAll(String text) {
            assertThat(refused(text, NOW)).contains(ModelListRefused.UNREADABLE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[]",
                    "{}",
                    "{\"no\":1,\"entries\":[]}",
                    "{\"no\":1,\"nextUpdate\":\"soon\",\"entries\":[]}",
                    "{\"no\":1,\"nextUpdate\":\"2026-12-01\",\"entries\":[{\"aaguid\":\"x\"}]}"
                })
        void isSignedAndNoList(String payload) {
            assertThat(refused(FIDO.signed(payload), NOW)).contains(ModelListRefused.UNREADABLE);
        }

        private static Optional<ModelListRefused> refused(String signed, Instant now) {
            return SignedList.read(signed, FIDO.root(), now) instanceof SignedList.NotRead(var why)
                    ? Optional.of(why)
                    : Optional.empty();
        }
    }

    @Nested
    class FidosOwnRoot {

        @Test
        void isInThePlatformsStoreUnderItsDigest() {
            assertThat(RootOfTheList.of(""))
                    .hasValueSatisfying(root ->
                            assertThat(root.getSubjectX500Principal().getName()).contains("GlobalSign"));
        }

        @Test
        void vouchesForNobodyElsesList() {
            assertThat(SignedList.read(
                            FIDO.list(1, "2026-12-01", List.of()),
                            RootOfTheList.of("").orElseThrow(),
                            NOW))
                    .isEqualTo(new SignedList.NotRead(ModelListRefused.SIGNER_NOT_TRUSTED));
        }
    }

    @Nested
    class Certificates {

        @Test
        void leadToNothingWhereThereIsNoRootOrNoChain() {
            var root = CertificateAuthority.named("root").certificate();

            assertThat(Chains.leadTo(List.of(), List.of(root), NOW)).isFalse();
            assertThat(Chains.leadTo(List.of(root), List.of(), NOW)).isFalse();
        }

        @Test
        void mayBeTheRootThemselvesAsLongAsItIsValid() {
            var root = CertificateAuthority.named("root").certificate();

            assertThat(Chains.leadTo(List.of(root), List.of(root), NOW)).isTrue();
            assertThat(Chains.leadTo(List.of(root), List.of(root), Instant.parse("2050-01-01T00:00:00Z")))
                    .isFalse();
        }
    }

    private static ModelList read(String signed) {
        return ((SignedList.Read) SignedList.read(signed, FIDO.root(), NOW)).list();
    }
}
