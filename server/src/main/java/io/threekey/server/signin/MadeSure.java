package io.threekey.server.signin;

import io.threekey.charter.Codes;
import java.util.Arrays;
import java.util.Optional;

/** How somebody made sure that another person is who they say. */
public enum MadeSure {
    /** They stand here, with a badge or a document that has their picture. */
    SEEN,
    /** They were called back at a number that was known before. */
    CALLED_BACK,
    /** Somebody who works with them, and whom one knows, is with them. */
    KNOWN_BY_A_COLLEAGUE;

    public String code() {
        return Codes.code(this);
    }

    static Optional<MadeSure> named(String code) {
        return Arrays.stream(values()).filter(how -> how.code().equals(code)).findFirst();
    }
}
