package io.threekey.charter;

import io.threekey.charter.json.Digest;
import java.util.Locale;

/** The digest of the founding charter as people keep and compare it: outside the database, on paper if need be. */
public record Fingerprint(Digest digest) {

    /** Accepts the grouped form as well as bare hex, in either case. */
    public static Fingerprint parse(String text) {
        return new Fingerprint(Digest.parse(text.replaceAll("\\s", "").toLowerCase(Locale.ROOT)));
    }

    /** Hex digits in groups of four. */
    public String grouped() {
        return digest.hex().replaceAll("(.{4})(?!$)", "$1 ");
    }

    @Override
    public String toString() {
        return grouped();
    }
}
