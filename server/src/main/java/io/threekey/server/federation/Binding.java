package io.threekey.server.federation;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.Optional;

/** What whoever uses something must hold, by its thumbprint. It stands in the column that the first kind gave its name. */
sealed interface Binding {

    String CERTIFICATE = "x5t#S256:";

    String thumbprint();

    /** A key, shown by a proof about each request (RFC 9449, 6). */
    record Key(String thumbprint) implements Binding {}

    /** A certificate, shown by the connection (RFC 8705, 3). */
    record Certificate(String thumbprint) implements Binding {}

    /** Empty for what bearing is enough for. */
    static Optional<Binding> read(String written) {
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        written.startsWith(CERTIFICATE)
                                ? new Certificate(written.substring(CERTIFICATE.length()))
                                : new Key(written));
    }

    default String written() {
        return switch (this) {
            case Key key -> key.thumbprint();
            case Certificate certificate -> CERTIFICATE + certificate.thumbprint();
        };
    }

    /** Under which name a token says it ({@code cnf}, RFC 7800, 3). */
    default String method() {
        return switch (this) {
            case Key key -> "jkt";
            case Certificate certificate -> "x5t#S256";
        };
    }

    default JsonObject confirmation() {
        return Json.object().put(method(), thumbprint()).build();
    }
}
