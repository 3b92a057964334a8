package io.threekey.server.governance.web;

import io.threekey.charter.CharterGaps;
import io.threekey.charter.DecisionKind;
import java.util.List;

/** Under which heading a decision is looked for. Only a heading: who decides is written in the charter. */
final class DecisionGroups {

    private static final List<String> FIRST_OF_EACH =
            List.of("architecture", "assurance", "workflow-timing", "session-control");
    private static final List<String> HEADINGS = List.of("iam", "security", "clinical-operations", "everybody");

    private DecisionGroups() {}

    static String of(DecisionKind kind) {
        var known = CharterGaps.toBeDecided();
        var place = known.indexOf(kind);
        for (int heading = HEADINGS.size() - 1; heading >= 0; heading--) {
            if (place >= known.indexOf(new DecisionKind(FIRST_OF_EACH.get(heading)))) {
                return HEADINGS.get(heading);
            }
        }
        return "own";
    }
}
