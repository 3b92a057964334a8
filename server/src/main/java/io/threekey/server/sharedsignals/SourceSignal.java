package io.threekey.server.sharedsignals;

import io.threekey.charter.Codes;
import java.util.Arrays;
import java.util.Optional;

/** What another system may say here: the events of CAEP 1.0 about which something is done. */
enum SourceSignal {
    SESSION_REVOKED,
    DEVICE_COMPLIANCE_CHANGE;

    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";

    String code() {
        return Codes.code(this);
    }

    String uri() {
        return CAEP + code();
    }

    static SourceSignal ofCode(String code) {
        return Codes.find(SourceSignal.class, code);
    }

    static Optional<SourceSignal> byUri(String uri) {
        return Arrays.stream(values())
                .filter(signal -> signal.uri().equals(uri))
                .findFirst();
    }
}
