package io.threekey.server.governance;

import io.threekey.charter.ActVerdict;
import io.threekey.charter.BreakReason;
import io.threekey.charter.Broken;
import io.threekey.charter.Codes;
import io.threekey.charter.RefusalReason;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Words;

/** What somebody is told whose act or proposal the charter does not allow, in the reader's language. */
final class ActRefusal {

    private ActRefusal() {}

    static Refusal of(ActVerdict.Refused refused) {
        return refused.reason() == RefusalReason.OTHER_ACTS_BEFORE
                ? Refusal.of("governance.meanwhile")
                : Refusal.of("governance.act", words(refused.reason()));
    }

    static Refusal of(Broken broken) {
        return Refusal.of("governance.act", words(broken));
    }

    static Words words(Broken broken) {
        return broken.refusal().map(ActRefusal::words).orElseGet(() -> words(broken.reason()));
    }

    static Words words(RefusalReason reason) {
        return Words.of("governance.refused." + Codes.code(reason));
    }

    static Words words(BreakReason reason) {
        return Words.of("governance.break." + Codes.code(reason));
    }
}
