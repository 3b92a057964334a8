package io.threekey.server.sharedsignals;

import io.threekey.charter.Codes;
import java.util.Arrays;
import java.util.Optional;

/** How a stream stands (OpenID Shared Signals Framework 1.0, 8.1.2.1). */
public enum StreamStatus {
    ENABLED,
    /** What happens is kept, and told once it is enabled again. */
    PAUSED,
    /** What happens is not kept either. */
    DISABLED;

    public String code() {
        return Codes.code(this);
    }

    static StreamStatus ofCode(String code) {
        return Codes.find(StreamStatus.class, code);
    }

    static Optional<StreamStatus> named(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
