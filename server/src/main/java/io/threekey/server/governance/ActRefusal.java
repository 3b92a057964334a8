package io.threekey.server.governance;

import io.threekey.charter.ActVerdict;
import io.threekey.charter.RefusalReason;
import io.threekey.server.frame.Refusal;

/** What somebody is told whose act is not accepted. */
final class ActRefusal {

    private ActRefusal() {}

    static Refusal of(ActVerdict.Refused refused) {
        return refused.reason() == RefusalReason.OTHER_ACTS_BEFORE
                ? Refusal.of("governance.meanwhile")
                : Refusal.of("governance.act", refused.sentence());
    }
}
