package io.threekey.server.governance.template;

import io.threekey.charter.CharterGaps;
import io.threekey.charter.DecisionKind;

/** The decisions that a file may speak of: those that every hospital must take, so that a misspelt one is noticed. */
final class KnownDecisions {

    private KnownDecisions() {}

    static DecisionKind of(String written) {
        var known = CharterGaps.toBeDecided().stream().map(DecisionKind::value).toList();
        if (!known.contains(written)) {
            throw new IllegalArgumentException("\"" + written + "\" is none of the decisions that Threekey knows; "
                    + "docs/charter.md lists them." + NearestWord.hint(written, known));
        }
        return new DecisionKind(written);
    }
}
