package io.threekey.verifier;

import io.threekey.charter.Fingerprint;
import io.threekey.evidence.Manifest;
import java.util.Optional;

/**
 * What is said before the entries are read, which takes a minute where there are millions: of whom the export claims to
 * be, and whether that is who was asked for. Nothing of it is proved yet, and it says so.
 */
final class FirstPageText {

    private FirstPageText() {}

    static String of(Manifest page, Optional<Fingerprint> expected) {
        return "Its first page says: %s, of %d entries. %s%n"
                .formatted(
                        page.installation(),
                        page.size(),
                        expected.map(asked -> asked.equals(page.fingerprint())
                                        ? "It names the founding that you asked for. Whether rightly, the entries show:"
                                        : "It names another founding than the one that you asked for.")
                                .orElse("Whether rightly, the entries show:"));
    }
}
