package io.threekey.server.federation;

import io.threekey.charter.json.Digest;
import io.threekey.server.applications.Application;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An application that showed who it is wants to be told.
 *
 * @param proof of a key, to be spent
 * @param held what whoever uses what it is given must hold (RFC 9449, 5; RFC 8705, 3)
 */
record TokenRequest(ClientProofs.Client client, Optional<Once> proof, Optional<Binding> held, Parameters sent) {

    Application application() {
        return client.application();
    }

    String name() {
        return application().client().value();
    }

    /** @param name of a parameter that was sent */
    String sent(String name) {
        return sent.one(name).orElseThrow();
    }

    Digest digestOf(String name) {
        return Digest.of(sent(name).getBytes(StandardCharsets.UTF_8));
    }
}
