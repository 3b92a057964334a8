package io.threekey.server.sharedsignals;

import io.threekey.charter.json.Base64Url;
import io.threekey.server.keys.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an application wants its pushes to be sent with, so that it knows us: wrapped, and never shown to anybody. */
@Component
class StreamSecrets {

    private final SecretBox box;

    StreamSecrets(SecretBox box) {
        this.box = box;
    }

    String wrapped(String client, String header) {
        return header.isEmpty()
                ? ""
                : Base64Url.encode(box.wrap(context(client), header.getBytes(StandardCharsets.UTF_8)));
    }

    Optional<String> opened(SignalStream stream) {
        return Optional.of(stream.secret())
                .filter(wrapped -> !wrapped.isEmpty())
                .flatMap(wrapped -> box.unwrap(context(stream.client()), Base64Url.decode(wrapped)))
                .map(header -> new String(header, StandardCharsets.UTF_8));
    }

    private static String context(String client) {
        return "signals_stream/" + client;
    }
}
