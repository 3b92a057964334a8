package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * What went before sign-ins that were let in, and the version, if any, that is said to have judged it.
 *
 * @param recently empty in entries of before it was noted, when nothing judged it, and where care is given: there it keeps
 *     nobody out, and so cannot contradict that somebody was let in
 */
record ObeyedThresholds(Where where, Optional<RecentHistory> recently, Optional<NamedVersion> thresholds)
        implements Obeyed {

    static ObeyedThresholds of(LetInEntry entry) {
        return new ObeyedThresholds(
                Where.of(entry),
                entry.weighed()
                        .filter(risk -> risk.thresholds().isPresent())
                        .filter(risk -> !RiskThresholds.isCareGivenIn(entry.careSetting()))
                        .map(Weighed::recently),
                entry.weighed().flatMap(Weighed::thresholds));
    }

    @Override
    public Optional<String> faultAt(Instant at, History history) {
        return heldTo().faultAt(at, history, this::keptOutBy, ObeyedThresholds::notAsked);
    }

    @Override
    public boolean wasSetAsideBetween(Instant first, Instant last, History history) {
        return heldTo().wasSetAsideBetween(first, last, history);
    }

    @Override
    public PolicyAddress place() {
        return heldTo().place();
    }

    private HeldTo heldTo() {
        return new HeldTo(RiskThresholds.KIND, where, thresholds);
    }

    private Optional<String> keptOutBy(PolicyVersion adopted) {
        RiskThresholds rule = RiskThresholds.obeyedOf(adopted.document());
        return recently.filter(before -> rule.answerTo(before, where.careSetting()) == RiskThresholds.Answer.KEEP_OUT)
                .map(before -> "Somebody was let in at " + rule.points(before) + " points of risk, with which "
                        + NamedVersion.inWords(adopted.address(), adopted.version()) + " keeps people out.");
    }

    private static String notAsked(PolicyVersion governing) {
        return "Somebody was let in and nobody asked what went before, though "
                + NamedVersion.inWords(governing.address(), governing.version()) + " was in force.";
    }
}
