package io.threekey.server.governance.web;

import io.threekey.charter.Act;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.ProposalState;
import io.threekey.charter.ProposalState.Blocked;
import io.threekey.charter.ProposalState.Escalated;
import io.threekey.charter.ProposalState.Open;
import io.threekey.charter.ProposalState.Stopped;
import io.threekey.charter.Shortfall;
import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus;
import io.threekey.server.governance.ProposalStatus.Adopted;
import io.threekey.server.governance.ProposalStatus.Undecided;
import java.time.Instant;
import java.util.List;

/** Where a proposal stands, as one sentence and one badge. */
record ProposalStanding(Words sentence, Words badge, Tone tone) {

    static ProposalStanding of(ProposalCase one, Instant now) {
        return switch (one.status()) {
            case Adopted(var version) -> adopted(version, now);
            case ProposalStatus.Altered altered -> new ProposalStanding(said("altered"), badge("altered"), Tone.ALARM);
            case ProposalStatus.Doubtful doubtful ->
                new ProposalStanding(said("doubtful"), badge("doubtful"), Tone.ALARM);
            case ProposalStatus.Overtaken overtaken ->
                new ProposalStanding(said("overtaken"), badge("overtaken"), Tone.NEUTRAL);
            case Undecided(var state) -> undecided(one, state);
        };
    }

    private static ProposalStanding adopted(PolicyVersion version, Instant now) {
        if (version.revertedAt().isPresent()) {
            return new ProposalStanding(said("reverted", version.revertedAt().get()), badge("reverted"), Tone.CAUTION);
        }
        if (!version.validity().everBegins()) {
            var end = version.until().orElseThrow();
            return new ProposalStanding(
                    said("never-began", version.adoptedAt(), end), badge("overtaken"), Tone.NEUTRAL);
        }
        return version.until()
                .filter(end -> !now.isBefore(end))
                .map(end -> new ProposalStanding(said("over", version.adoptedAt(), end), badge("lapsed"), Tone.NEUTRAL))
                .orElseGet(() -> new ProposalStanding(inForce(version), badge("adopted"), Tone.GOOD));
    }

    private static Words inForce(PolicyVersion version) {
        if (!version.adoptedAt().equals(version.effectiveAt())) {
            return said("adopted-later", version.adoptedAt(), version.effectiveAt());
        }
        return version.until()
                .map(until -> said("adopted-until", version.adoptedAt(), until))
                .orElseGet(() -> said("adopted", version.adoptedAt()));
    }

    private static ProposalStanding undecided(ProposalCase one, ProposalState state) {
        return switch (state) {
            case Open(var missing) -> new ProposalStanding(progress(missing), badge("open"), Tone.INFO);
            case ProposalState.ReadyToAdopt ready -> new ProposalStanding(said("ready"), badge("open"), Tone.INFO);
            case Blocked(var objections) ->
                new ProposalStanding(said("blocked", names(objections)), badge("blocked"), Tone.CAUTION);
            case Escalated(var objections, var missing)
            when one.proposal().address().equals(PolicyAddress.SEAT_SUCCESSION) ->
                new ProposalStanding(said("contested", names(objections)), badge("blocked"), Tone.CAUTION);
            case Escalated(var objections, var missing) ->
                new ProposalStanding(said("escalated", names(objections)), badge("escalated"), Tone.CAUTION);
            case Stopped(var by) ->
                new ProposalStanding(said("stopped", by.seat().holderName()), badge("stopped"), Tone.NEUTRAL);
            case ProposalState.Lapsed lapsed ->
                new ProposalStanding(said("lapsed", one.proposal().openUntil()), badge("lapsed"), Tone.NEUTRAL);
            case ProposalState.Undecidable undecidable ->
                new ProposalStanding(said("overtaken"), badge("overtaken"), Tone.NEUTRAL);
        };
    }

    private static Words progress(Shortfall missing) {
        return said(
                "open",
                Words.of("governance.number." + missing.needed()),
                Words.of("governance.count." + missing.present()));
    }

    private static List<String> names(List<Act> acts) {
        return acts.stream().map(act -> act.seat().holderName()).toList();
    }

    private static Words said(String key, Object... arguments) {
        return Words.of("governance.proposal.state." + key, arguments);
    }

    private static Words badge(String key) {
        return Words.of("governance.proposal.badge." + key);
    }
}
