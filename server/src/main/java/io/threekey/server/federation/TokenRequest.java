package io.threekey.server.federation;

import io.threekey.charter.json.Digest;
import io.threekey.server.applications.Application;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An application that showed who it is wants to be told.
 *
 * @param holder the key that it holds, and that whoever uses what it is given must hold (RFC 9449, 5)
 */
record TokenRequest(ClientProofs.Client client, Optional<HolderProofs.Holder> holder, Parameters sent) {

    Application application() {
        return client.application();
    }

    String name() {
        return application().client().value();
    }

    Optional<String> jkt() {
        return holder.map(HolderProofs.Holder::jkt);
    }

    /** @param name of a parameter that was sent */
    String sent(String name) {
        return sent.one(name).orElseThrow();
    }

    Digest digestOf(String name) {
        return Digest.of(sent(name).getBytes(StandardCharsets.UTF_8));
    }
}
