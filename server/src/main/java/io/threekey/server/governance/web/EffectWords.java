package io.threekey.server.governance.web;

import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.Staging;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** From when to when a policy is obeyed, and what would end it, in sentences. */
final class EffectWords {

    private static final Duration LONGEST_IN_HOURS = Duration.ofHours(48);

    private EffectWords() {}

    /**
     * What those who sign a proposal agree to beside its text.
     *
     * @param preview the version it would make if it were adopted now
     */
    static List<Words> of(Proposal proposal, PolicyVersion preview) {
        var lines = new ArrayList<Words>();
        if (proposal.way().isPassing()) {
            lines.add(said(
                    proposal.way().code(),
                    length(Duration.between(preview.adoptedAt(), preview.until().orElseThrow()))));
            if (!proposal.enactment().containedBy().isEmpty()) {
                lines.add(said(
                        "contained-before",
                        proposal.enactment().containedBy().stream()
                                .map(CharterWords::function)
                                .toList()));
            }
            return lines;
        }
        var delay = Duration.between(preview.adoptedAt(), preview.recordedFrom());
        lines.add(delay.isZero() ? said("at-once") : said("after", length(delay)));
        if (!proposal.staging().equals(Staging.AT_ONCE)) {
            lines.add(said(
                    "staged",
                    length(Duration.ofMinutes(proposal.staging().recordMinutes())),
                    length(Duration.ofMinutes(proposal.staging().warnMinutes()))));
        }
        proposal.confirmation()
                .ifPresent(margin -> lines.add(
                        said("confirmed", length(Duration.ofMinutes(margin.withinMinutes())), margin.tolerated())));
        preview.until().ifPresent(end -> lines.add(said("until", end)));
        return lines;
    }

    /** What the readers of a version must know beside its text. */
    static List<Words> of(PolicyVersion version, Instant now) {
        var lines = new ArrayList<Words>();
        if (version.way().isPassing()) {
            lines.add(Words.of("governance.version." + version.way().code()));
        }
        version.overruled()
                .ifPresent(domain -> lines.add(Words.of("governance.version.way-out", CharterWords.function(domain))));
        if (!version.validity().everBegins()) {
            lines.add(Words.of("governance.version.never-began", version.until().orElseThrow()));
            return lines;
        }
        version.revertedAt()
                .ifPresentOrElse(
                        at -> lines.add(Words.of("governance.version.reverted", at)),
                        () -> version.until()
                                .ifPresent(end -> lines.add(Words.of(
                                        now.isBefore(end) ? "governance.version.until" : "governance.version.ended",
                                        end))));
        if (now.isBefore(version.effectiveAt())) {
            lines.add(Words.of(stage(version, now), version.effectiveAt()));
        }
        return lines;
    }

    private static String stage(PolicyVersion version, Instant now) {
        if (now.isBefore(version.recordedFrom())) {
            return "governance.version.waiting";
        }
        return now.isBefore(version.warnedFrom()) ? "governance.version.recorded" : "governance.version.announced";
    }

    /** Hours up to two days, days beyond, minutes below an hour. */
    private static Words length(Duration time) {
        return time.compareTo(LONGEST_IN_HOURS) > 0 && time.toHours() % 24 == 0
                ? Words.of("governance.days", time.toDays())
                : Words.minutes((int) time.toMinutes());
    }

    private static Words said(String key, Object... arguments) {
        return Words.of("governance.effect." + key, arguments);
    }
}
