package io.threekey.server.governance.web;

import io.threekey.charter.Act;
import io.threekey.charter.PolicyVersion;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus.Adopted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to a proposal, in its order: who did what, and what became of it. */
final class ProposalTimeline {

    private ProposalTimeline() {}

    static List<ProposalView.Event> of(ProposalCase one, Instant now) {
        var events = new ArrayList<ProposalView.Event>();
        events.add(event(proposed(one), one.proposal().proposedAt(), Tone.NEUTRAL, "file-plus"));
        one.acts().forEach(act -> events.add(event(act)));
        if (one.status() instanceof Adopted(var version)) {
            events.add(event(adopted(version), version.adoptedAt(), Tone.GOOD, "lock-check"));
            version.revertedAt()
                    .map(at -> event(said("reverted"), at, Tone.CAUTION, "arrow-back-up"))
                    .or(() -> version.until()
                            .filter(end -> !now.isBefore(end))
                            .map(end -> event(said("over"), end, Tone.NEUTRAL, "calendar-off")))
                    .ifPresent(events::add);
        }
        return events;
    }

    private static Words proposed(ProposalCase one) {
        return said("by", ProposalViews.nameOf(one, one.proposal().proposedBy()), said("proposed"));
    }

    private static Words adopted(PolicyVersion version) {
        return version.overruled()
                .map(function -> said("adopted-against", CharterWords.function(function)))
                .orElseGet(() -> version.effectiveAt().equals(version.adoptedAt())
                        ? said("adopted")
                        : said("adopted-later", version.effectiveAt()));
    }

    private static ProposalView.Event event(Act act) {
        var seat = act.seat();
        var who = Words.of("governance.policies.signer", seat.holderName(), CharterWords.seat(seat));
        return new ProposalView.Event(
                said("by", who, said(act.kind().code())),
                act.statement().reason(),
                act.statement().madeAt(),
                switch (act.kind()) {
                    case SIGN -> Tone.GOOD;
                    case OBJECT, OVERRULE -> Tone.CAUTION;
                    case WITHDRAW, STOP, ADVISE -> Tone.NEUTRAL;
                },
                switch (act.kind()) {
                    case SIGN -> "signature";
                    case OBJECT -> "hand-stop";
                    case WITHDRAW -> "arrow-back-up";
                    case STOP -> "x";
                    case ADVISE -> "message";
                    case OVERRULE -> "gavel";
                });
    }

    private static ProposalView.Event event(Words what, Instant at, Tone tone, String icon) {
        return new ProposalView.Event(what, Optional.empty(), at, tone, icon);
    }

    private static Words said(String what, Object... arguments) {
        return Words.of("governance.proposal.timeline." + what, arguments);
    }
}
