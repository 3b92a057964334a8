package io.threekey.server.sharedsignals;

import io.threekey.charter.Codes;
import java.util.Arrays;
import java.util.Optional;

/** How an application gets its signals. */
enum StreamDelivery {
    PUSH("urn:ietf:rfc:8935"),
    POLL("urn:ietf:rfc:8936");

    private final String method;

    StreamDelivery(String method) {
        this.method = method;
    }

    String method() {
        return method;
    }

    String code() {
        return Codes.code(this);
    }

    static StreamDelivery ofCode(String code) {
        return Codes.find(StreamDelivery.class, code);
    }

    static Optional<StreamDelivery> byMethod(String method) {
        return Arrays.stream(values())
                .filter(delivery -> delivery.method.equals(method))
                .findFirst();
    }
}
