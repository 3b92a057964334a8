package io.threekey.server.applications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.JsonObject;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Applications for tests: {@code AnApplication.named("rota").provingItselfBy(key)}. */
public record AnApplication(Application application) {

    public static final PolicyAddress ADDRESS = RegistrationOrder.ADDRESS;

    public static AnApplication named(String client) {
        return new AnApplication(new Application(
                new ClientId(client),
                "The " + client,
                List.of(new RedirectUri("https://" + client + ".example/back")),
                new ClientProof.None(),
                NeededAssurance.AAL2,
                Renewal.NEVER,
                List.of(),
                Optional.empty(),
                TokenAlgorithm.ES256,
                ClientProfile.CLASSIC,
                Optional.empty(),
                Optional.empty()));
    }

    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static ECKey keyOnP384(String id) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static RSAKey rsaKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public String client() {
        return application.client().value();
    }

    public String redirect() {
        return application.redirects().getFirst().value();
    }

    public AnApplication provingItselfBy(JWK key) {
        return with(changed -> changed.proof = new ClientProof.ByKey(List.of(kept(key))));
    }

    static ClientKey kept(JWK key) {
        return switch (key) {
            case RSAKey rsa ->
                ClientKey.ofModulus(key.getKeyID(), rsa.getModulus().toString());
            default -> {
                var point = key.toECKey();
                yield ClientKey.onCurve(
                        key.getKeyID(),
                        Curve.P_384.equals(point.getCurve()) ? KeyKind.P384 : KeyKind.P256,
                        point.getX().toString(),
                        point.getY().toString());
            }
        };
    }

    public AnApplication sendingPeopleTo(String other) {
        return with(changed -> changed.redirects = List.of(new RedirectUri(other)));
    }

    public AnApplication needing(NeededAssurance other) {
        return with(changed -> changed.needs = other);
    }

    public AnApplication askingAgain() {
        return with(changed -> changed.renewal = Renewal.WHILE_SIGNED_IN);
    }

    public AnApplication sendingWhoSignedOutTo(String address) {
        return with(changed -> changed.signedOut = List.of(new RedirectUri(address)));
    }

    public AnApplication toldAt(String address) {
        return with(changed -> changed.toldAt = Optional.of(new BackChannelAddress(address)));
    }

    public AnApplication toldBy(TokenAlgorithm algorithm) {
        return with(changed -> changed.signing = algorithm);
    }

    /** By exactly this certificate of its connection. */
    public AnApplication connectedBy(X509Certificate own) {
        return with(changed -> changed.proof = new ClientProof.ByCertificate(kept(own)));
    }

    /** By any certificate for this subject that this authority issued. */
    public AnApplication connectedBy(String subject, X509Certificate authority) {
        return with(changed -> changed.proof = new ClientProof.ByIssuedCertificate(subject, kept(authority)));
    }

    public AnApplication connectedByFapi2(X509Certificate own) {
        return with(changed -> {
            changed.profile = ClientProfile.FAPI2;
            changed.proof = new ClientProof.ByCertificate(kept(own));
        });
    }

    private static RegisteredCertificate kept(X509Certificate certificate) {
        try {
            return new RegisteredCertificate(Base64Url.encode(certificate.getEncoded()));
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** FAPI 2.0, with the key that it proves itself by. */
    public AnApplication byFapi2(JWK key) {
        return with(changed -> {
            changed.profile = ClientProfile.FAPI2;
            changed.proof = new ClientProof.ByKey(List.of(kept(key)));
        });
    }

    /** SMART App Launch: what it may ask for at that server. */
    public AnApplication bySmart(String server, String... scopes) {
        return with(changed -> {
            changed.profile = ClientProfile.SMART;
            changed.records = Optional.of(new RecordAccess(
                    new FhirServerAddress(server),
                    Arrays.stream(scopes).map(SmartScope::of).toList()));
        });
    }

    /** The same with nobody in front of it. */
    public AnApplication asAService(JWK key, String server, String... scopes) {
        return with(changed -> {
            changed.profile = ClientProfile.SMART;
            changed.redirects = List.of();
            changed.proof = new ClientProof.ByKey(List.of(kept(key)));
            changed.records = Optional.of(new RecordAccess(
                    new FhirServerAddress(server),
                    Arrays.stream(scopes).map(SmartScope::of).toList()));
        });
    }

    /** @param pushTo blank where it fetches them */
    public AnApplication hearing(String pushTo, Signal... which) {
        var address = Optional.of(pushTo).filter(text -> !text.isEmpty()).map(BackChannelAddress::new);
        return with(changed -> changed.signals = Optional.of(new ToldSignals(List.of(which), address)));
    }

    private AnApplication with(Consumer<Changed> change) {
        var changed = new Changed(application);
        change.accept(changed);
        return new AnApplication(changed.whole());
    }

    /** The application before it is whole again. */
    private static final class Changed {

        private final Application before;
        private List<RedirectUri> redirects;
        private ClientProof proof;
        private NeededAssurance needs;
        private Renewal renewal;
        private List<RedirectUri> signedOut;
        private Optional<BackChannelAddress> toldAt;
        private TokenAlgorithm signing;
        private ClientProfile profile;
        private Optional<RecordAccess> records;
        private Optional<ToldSignals> signals;

        private Changed(Application before) {
            this.before = before;
            redirects = before.redirects();
            proof = before.proof();
            needs = before.needs();
            renewal = before.renewal();
            signedOut = before.signedOut();
            toldAt = before.toldAt();
            signing = before.signing();
            profile = before.profile();
            records = before.records();
            signals = before.signals();
        }

        private Application whole() {
            return new Application(
                    before.client(),
                    before.name(),
                    redirects,
                    proof,
                    needs,
                    renewal,
                    signedOut,
                    toldAt,
                    signing,
                    profile,
                    records,
                    signals);
        }
    }

    public JsonObject registration() {
        return new RegistrationOrder.Register(application).document();
    }

    public JsonObject withdrawal() {
        return new RegistrationOrder.Withdraw(application.client()).document();
    }
}
