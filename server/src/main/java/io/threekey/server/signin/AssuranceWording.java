package io.threekey.server.signin;

import io.threekey.evidence.AssuranceRequired;
import io.threekey.server.frame.Words;
import java.util.ArrayList;
import java.util.List;

/** What is asked of keys, in sentences. */
final class AssuranceWording {

    private AssuranceWording() {}

    static List<Words> whole(AssuranceRequired required) {
        return List.of(
                Words.of("signin.assurance.says.least." + required.leastAssurance()),
                Words.of("signin.assurance.says.synced." + required.syncedKeys()));
    }

    static List<Words> changes(AssuranceRequired before, AssuranceRequired after) {
        var changes = new ArrayList<Words>();
        if (before.leastAssurance() != after.leastAssurance()) {
            changes.add(Words.of("signin.assurance.least-changes." + after.leastAssurance()));
        }
        if (before.syncedKeys() != after.syncedKeys()) {
            changes.add(Words.of("signin.assurance.synced-changes." + after.syncedKeys()));
        }
        return List.copyOf(changes);
    }
}
