package io.threekey.charter;

import java.util.Optional;

/** Whether a signed act counts. */
public sealed interface ActVerdict {

    record Accepted(Act act) implements ActVerdict {}

    record Refused(RefusalReason reason, String sentence) implements ActVerdict {

        static Refused because(RefusalReason reason) {
            return new Refused(reason, reason.sentence());
        }

        static Optional<Refused> unless(boolean holds, RefusalReason reason) {
            return Unless.unless(holds, reason).map(Refused::because);
        }
    }
}
