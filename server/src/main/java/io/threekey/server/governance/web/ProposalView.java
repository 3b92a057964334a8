package io.threekey.server.governance.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One proposal: what would change, why, who signs, what happened, and what the reader can do. */
public record ProposalView(
        String id,
        Words subject,
        Words state,
        Words badge,
        Tone tone,
        boolean replacesSomething,
        List<Words> changes,
        List<Words> whole,
        List<Words> effect,
        String reason,
        String proposer,
        Instant proposedAt,
        Instant openUntil,
        boolean undecided,
        List<Place> plan,
        Words objectionEffect,
        List<Event> timeline,
        List<Action> actions,
        String digest,
        String digestInWords,
        Optional<Words> wayOut,
        int charterVersion,
        int replacesVersion,
        Optional<ImpactView> impact,
        Optional<TriedSoFarView> triedSoFar,
        List<RivalView> rivals,
        Optional<Ended> ended,
        boolean altered) {

    /**
     * What another decision leaves to do.
     *
     * @param decisionUrl where it can be read
     * @param againUrl where the change is proposed on what is decided now
     */
    public record Ended(Optional<String> decisionUrl, String againUrl) {}

    /** One place that a signature fills. @param people who can fill it */
    public record Place(Words function, Words state, Words people, boolean filled, boolean yours) {}

    public record Event(Words what, Optional<String> reason, Instant at, Tone tone, String icon) {}

    /** @param main the one most people come for */
    public record Action(String act, Words label, String url, boolean asksReason, boolean main) {}
}
