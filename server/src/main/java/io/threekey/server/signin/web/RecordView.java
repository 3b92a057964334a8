package io.threekey.server.signin.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Texts;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looking at somebody's record.
 *
 * @param decided whether any policy says who may
 * @param reasons for which the reader may
 */
public record RecordView(
        Optional<Refusal> refusal, boolean decided, List<Reason> reasons, Typed typed, Optional<Shown> record) {

    public record Reason(String code, int days) {}

    /** What was filled in. */
    public record Typed(WhomView whom, String purpose) {

        static final Typed NOTHING = new Typed(WhomView.NOBODY, "");
    }

    /**
     * @param name of the person with what they do and where, or the id where nobody has it
     * @param most sign-ins that are shown at once
     * @param erasure where it is proposed that these lines are erased; empty where nobody could decide it
     */
    public record Shown(
            String name,
            String purpose,
            int days,
            ZoneId zone,
            int most,
            List<SignIn> signIns,
            Optional<String> erasure) {

        /** Whether there may be older ones that the reason lets the reader see. */
        public boolean isCut() {
            return signIns.size() >= most;
        }

        /** The words, with times on the clocks of the person's site. */
        public Texts there(Texts texts) {
            return new Texts(texts.source(), texts.locale(), zone);
        }
    }

    /**
     * @param refusal key of its texts, empty where the person was let in
     * @param says where it was, within which limits, with which key
     * @param index of its entry; empty while that is on its way
     */
    public record SignIn(Instant at, Optional<String> refusal, List<Words> says, OptionalLong index) {}
}
