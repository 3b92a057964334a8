package io.threekey.server.applications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.json.JsonObject;
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
                TokenAlgorithm.ES256));
    }

    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
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

    public AnApplication provingItselfBy(ECKey key) {
        var kept =
                new ClientKey(key.getKeyID(), key.getX().toString(), key.getY().toString());
        return with(changed -> changed.proof = new ClientProof.ByKey(List.of(kept)));
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

        private Changed(Application before) {
            this.before = before;
            redirects = before.redirects();
            proof = before.proof();
            needs = before.needs();
            renewal = before.renewal();
            signedOut = before.signedOut();
            toldAt = before.toldAt();
            signing = before.signing();
        }

        private Application whole() {
            return new Application(
                    before.client(), before.name(), redirects, proof, needs, renewal, signedOut, toldAt, signing);
        }
    }

    public JsonObject registration() {
        return new RegistrationOrder.Register(application).document();
    }

    public JsonObject withdrawal() {
        return new RegistrationOrder.Withdraw(application.client()).document();
    }
}
