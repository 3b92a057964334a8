package io.threekey.server.applications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Applications for tests: {@code AnApplication.named("rota").provingItselfBy(key)}. */
public record AnApplication(
        String client,
        String redirect,
        ClientProof proof,
        NeededAssurance needs,
        Renewal renewal,
        List<String> signedOut,
        Optional<String> toldAt,
        Optional<ToldSignals> signals) {

    public static final PolicyAddress ADDRESS = RegistrationOrder.ADDRESS;

    public static AnApplication named(String client) {
        return new AnApplication(
                client,
                "https://" + client + ".example/back",
                new ClientProof.None(),
                NeededAssurance.AAL2,
                Renewal.NEVER,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public AnApplication provingItselfBy(ECKey key) {
        var kept =
                new ClientKey(key.getKeyID(), key.getX().toString(), key.getY().toString());
        return new AnApplication(
                client, redirect, new ClientProof.ByKey(List.of(kept)), needs, renewal, signedOut, toldAt, signals);
    }

    public AnApplication sendingPeopleTo(String other) {
        return new AnApplication(client, other, proof, needs, renewal, signedOut, toldAt, signals);
    }

    public AnApplication needing(NeededAssurance other) {
        return new AnApplication(client, redirect, proof, other, renewal, signedOut, toldAt, signals);
    }

    public AnApplication askingAgain() {
        return new AnApplication(client, redirect, proof, needs, Renewal.WHILE_SIGNED_IN, signedOut, toldAt, signals);
    }

    public AnApplication sendingWhoSignedOutTo(String address) {
        return new AnApplication(client, redirect, proof, needs, renewal, List.of(address), toldAt, signals);
    }

    public AnApplication toldAt(String address) {
        return new AnApplication(client, redirect, proof, needs, renewal, signedOut, Optional.of(address), signals);
    }

    /** @param pushTo blank where it fetches them */
    public AnApplication hearing(String pushTo, Signal... which) {
        var address = Optional.of(pushTo).filter(text -> !text.isEmpty()).map(BackChannelAddress::new);
        return new AnApplication(
                client,
                redirect,
                proof,
                needs,
                renewal,
                signedOut,
                toldAt,
                Optional.of(new ToldSignals(List.of(which), address)));
    }

    Application application() {
        return new Application(
                new ClientId(client),
                "The " + client,
                List.of(new RedirectUri(redirect)),
                proof,
                needs,
                renewal,
                signedOut.stream().map(RedirectUri::new).toList(),
                toldAt.map(BackChannelAddress::new),
                signals);
    }

    public JsonObject registration() {
        return new RegistrationOrder.Register(application()).document();
    }

    public JsonObject withdrawal() {
        return new RegistrationOrder.Withdraw(new ClientId(client)).document();
    }
}
