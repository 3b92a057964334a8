package io.threekey.server.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.applications.ProfileDemands.Addressed;
import io.threekey.server.applications.ProfileDemands.Renewing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each profile demands, against a table that was written from the standards and shares no line with the code. */
class ProfileDemandsTest {

    /**
     * RFC 9700, 2.1 and RFC 7523, 3 | FAPI 2.0 Security Profile, 5.3.2 and 5.4.1 | SMART App Launch 2.2, "App Launch:
     * Launch and Authorization" and "Client Authentication: Asymmetric". Each row: which clause, then the three answers.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            only confidential clients             | no           | yes     | no
            questions only by PAR                 | no           | yes     | no
            tokens only bound to their sender     | no           | yes     | no
            proofs of a key repeat our nonce      | no           | yes     | no
            audience of client statements         | either       | issuer  | token endpoint
            client statements at most seconds     | 600          | 600     | 300
            an ES256 key proves by                | ES256        | ES256   | ES256
            a P-384 key proves by                 | -            | -       | ES384
            an RSA key proves by                  | -            | PS256   | RS384
            a certificate of the connection proves| yes          | yes     | no
            tokens signed by ES256                | yes          | yes     | yes
            tokens signed by RS256                | yes          | no      | yes
            refresh tokens rotate                 | yes          | no      | yes
            """)
    void eachDemandIsAsTheStandardHasIt(String demand, String classic, String fapi2, String smart) {
        assertThat(Stream.of(ClientProfile.CLASSIC, ClientProfile.FAPI2, ClientProfile.SMART)
                        .map(profile -> said(demand.strip(), profile.demands())))
                .containsExactly(classic.strip(), fapi2.strip(), smart.strip());
    }

    private static String said(String demand, ProfileDemands demands) {
        return switch (demand) {
            case "only confidential clients" -> yes(demands.provesItself());
            case "questions only by PAR" -> yes(demands.pushes());
            case "tokens only bound to their sender" -> yes(demands.holds());
            case "proofs of a key repeat our nonce" -> yes(demands.shownOur());
            case "audience of client statements" ->
                switch (demands.addressed()) {
                    case NAME -> "issuer";
                    case TOKEN_ENDPOINT -> "token endpoint";
                    case NAME_OR_TOKEN_ENDPOINT -> "either";
                };
            case "client statements at most seconds" ->
                String.valueOf(demands.statementsLast().toSeconds());
            case "an ES256 key proves by" -> by(demands, AKey.P256);
            case "a P-384 key proves by" -> by(demands, AKey.P384);
            case "an RSA key proves by" -> by(demands, AKey.RSA);
            case "a certificate of the connection proves" -> yes(demands.takesCertificates());
            case "tokens signed by ES256" -> yes(demands.signed().contains(TokenAlgorithm.ES256));
            case "tokens signed by RS256" -> yes(demands.signed().contains(TokenAlgorithm.RS256));
            case "refresh tokens rotate" -> yes(demands.renewedBy() == Renewing.EACH_BRINGS_THE_NEXT);
            default -> throw new AssertionError(demand);
        };
    }

    private static String yes(boolean holds) {
        return holds ? "yes" : "no";
    }

    private static String by(ProfileDemands demands, ClientKey key) {
        return demands.algorithmOf(key).map(Enum::name).orElse("-");
    }

    /** Everything that a form can put together, and whether the standards allow it. */
    record Registration(
            ClientProfile profile,
            List<ClientKey> keys,
            TokenAlgorithm signing,
            List<RedirectUri> redirects,
            Optional<RecordAccess> records) {

        private boolean allowed() {
            return switch (profile) {
                case CLASSIC ->
                    records.isEmpty() && !redirects.isEmpty() && keys.stream().allMatch(AKey.P256::equals);
                case FAPI2 ->
                    records.isEmpty()
                            && !redirects.isEmpty()
                            && !keys.isEmpty()
                            && keys.stream().noneMatch(AKey.P384::equals)
                            && signing == TokenAlgorithm.ES256
                            && redirects.stream()
                                    .noneMatch(address -> address.value().startsWith("http://app"));
                case SMART -> {
                    var scopes = records.map(RecordAccess::scopes).orElse(List.of());
                    var itself = scopes.stream().anyMatch(scope -> scope.text().startsWith("system/"));
                    var people = scopes.stream().anyMatch(scope -> scope.text().startsWith("user/"));
                    yield !scopes.isEmpty()
                            && (!itself || !keys.isEmpty())
                            && (!redirects.isEmpty() || itself && !people);
                }
            };
        }

        private Optional<Application> registered() {
            try {
                return Optional.of(new Application(
                        new ClientId("app"),
                        "The app",
                        redirects,
                        keys.isEmpty() ? new ClientProof.None() : new ClientProof.ByKey(keys),
                        NeededAssurance.AAL2,
                        Renewal.NEVER,
                        List.of(),
                        Optional.empty(),
                        signing,
                        profile,
                        records,
                        Optional.empty()));
            } catch (IllegalArgumentException refused) {
                return Optional.empty();
            }
        }
    }

    @Provide
    Arbitrary<Registration> registrations() {
        var scopes = Arbitraries.of("user/Observation.rs", "user/*.cruds", "system/Patient.r", "system/*.rs");
        var records = scopes.list()
                .uniqueElements()
                .ofMaxSize(4)
                .map(texts -> texts.isEmpty()
                        ? Optional.<RecordAccess>empty()
                        : Optional.of(new RecordAccess(
                                new FhirServerAddress("https://fhir.example/r4"),
                                texts.stream().map(SmartScope::of).toList())));
        var redirects = Arbitraries.of("https://app.example/back", "http://app.localhost/back", "http://127.0.0.1:1/b")
                .map(RedirectUri::new)
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(ClientProfile.class),
                        Arbitraries.of(AKey.P256, AKey.P384, AKey.RSA)
                                .list()
                                .uniqueElements()
                                .ofMaxSize(3),
                        Arbitraries.of(TokenAlgorithm.class),
                        redirects,
                        records)
                .as(Registration::new);
    }

    @Property
    void isRegisteredExactlyWhereItsProfileAllowsIt(@ForAll("registrations") Registration registration) {
        assertThat(registration.registered().isPresent()).isEqualTo(registration.allowed());
    }

    @Property
    void readsAsItWasWritten(@ForAll("registrations") Registration registration) {
        registration.registered().ifPresent(application -> {
            var order = new RegistrationOrder.Register(application);
            assertThat(RegistrationOrder.read(order.document())).isEqualTo(order);
        });
    }

    @Property
    void theStricterOneIsNeverLaxer(@ForAll ClientProfile profile) {
        var classic = ClientProfile.CLASSIC.demands();
        var demands = profile.demands();
        assertThat(demands.statementsLast()).isLessThanOrEqualTo(classic.statementsLast());
        assertThat(demands.statementsLast()).isLessThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(Arrays.asList(Addressed.values())).contains(demands.addressed());
        assertThat(classic.signed()).containsAll(demands.signed());
        if (demands.renewedBy() == Renewing.ONE_UNTIL_THE_END) {
            assertThat(demands.holds()).as("what does not change must be bound").isTrue();
        }
        if (demands.shownOur()) {
            assertThat(demands.holds()).isTrue();
        }
    }

    /** One of each kind, made once. */
    private static final class AKey {

        private static final ClientKey P256 = AnApplication.kept(AnApplication.key("p256"));
        private static final ClientKey P384 = AnApplication.kept(AnApplication.keyOnP384("p384"));
        private static final ClientKey RSA = AnApplication.kept(AnApplication.rsaKey("rsa"));
    }
}
