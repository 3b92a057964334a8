package io.threekey.server.signin;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every reason why a document cannot say what is asked of keys, in words for the one who wrote it. */
final class AssuranceReview {

    /** Below it a key would not have to check who uses it, and every sign-in asks for that. */
    static final int LEVEL_LEAST = 2;

    static final int LEVEL_MOST = 3;

    private AssuranceReview() {}

    static List<Words> faultsOf(JsonObject document) {
        try {
            return faultsOf(AssuranceRequired.read(document));
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("signin.assurance.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    private static List<Words> faultsOf(AssuranceRequired required) {
        var faults = new ArrayList<Words>();
        if (required.leastAssurance() < LEVEL_LEAST || required.leastAssurance() > LEVEL_MOST) {
            faults.add(Words.of("signin.assurance.fault.least", String.valueOf(required.leastAssurance())));
        }
        if (required.syncedKeys() != 0 && required.syncedKeys() != 1) {
            faults.add(Words.of("signin.assurance.fault.synced", String.valueOf(required.syncedKeys())));
        }
        levelThreeIsOfOneDevice(required).ifPresent(faults::add);
        return List.copyOf(faults);
    }

    /** SP 800-63B-4, 2.3.2: each number may be right on its own and the two still not fit. */
    static Optional<Words> levelThreeIsOfOneDevice(AssuranceRequired required) {
        return required.leastAssurance() == LEVEL_MOST && required.syncedKeys() == 1
                ? Optional.of(Words.of("signin.assurance.fault.synced-at-level-three"))
                : Optional.empty();
    }
}
