package io.threekey.server.governance.gaps;

import io.threekey.charter.Function;
import io.threekey.charter.ProposalState;
import io.threekey.charter.Shortfall;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.GapOwner;
import io.threekey.server.measures.Severity;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** A proposal past half of its time without the signatures it needs; past three quarters it is urgent. */
final class OverdueDecisions implements OwnershipRule {

    @Override
    public Stream<Gap> gapsIn(Ownership ownership) {
        return ownership.open().stream()
                .filter(one -> !one.proposal().openUntil().isBefore(ownership.at()))
                .filter(one -> share(one, ownership) >= 0.5)
                .flatMap(one -> waitsOn(one, ownership));
    }

    private static double share(ProposalCase one, Ownership ownership) {
        var proposal = one.proposal();
        var passed = Duration.between(proposal.proposedAt(), ownership.at());
        return (double) passed.toSeconds()
                / Duration.between(proposal.proposedAt(), proposal.openUntil()).toSeconds();
    }

    private static Stream<Gap> waitsOn(ProposalCase one, Ownership ownership) {
        if (!(one.status() instanceof ProposalStatus.Undecided(var state))) {
            return Stream.of();
        }
        return switch (state) {
            case ProposalState.Open(var missing) -> unsigned(one, missing, ownership);
            case ProposalState.Escalated(var objections, var missing) -> unsigned(one, missing, ownership);
            case ProposalState.Blocked(var objections) ->
                Stream.of(gap(
                        "contested-decision",
                        one.proposal().id().value(),
                        one.seatOf(one.proposal().proposedBy())
                                .map(seat -> Ownership.owner(seat.function()))
                                .orElseGet(Ownership::sponsor),
                        one,
                        ownership));
            case ProposalState.ReadyToAdopt ready -> Stream.of();
            case ProposalState.Stopped stopped -> Stream.of();
            case ProposalState.Lapsed lapsed -> Stream.of();
            case ProposalState.Undecidable undecidable -> Stream.of();
        };
    }

    private static Stream<Gap> unsigned(ProposalCase one, Shortfall missing, Ownership ownership) {
        Set<Function> nearest =
                missing.ways().isEmpty() ? Set.of() : missing.ways().getFirst().keySet();
        return nearest.stream()
                .sorted()
                .map(function -> gap(
                        "overdue-decision",
                        one.proposal().id().value() + "." + function.code(),
                        Ownership.owner(function),
                        one,
                        ownership));
    }

    private static Gap gap(String kind, String subject, GapOwner owner, ProposalCase one, Ownership ownership) {
        var proposal = one.proposal();
        return new Gap(
                kind,
                subject,
                Words.of(
                        "governance.gap." + kind,
                        CharterWords.subject(proposal.address()),
                        owner.name(),
                        proposal.proposedAt(),
                        proposal.openUntil()),
                owner,
                share(one, ownership) >= 0.75 ? Severity.URGENT : Severity.SOON,
                Words.of("governance.gap." + kind + ".next"),
                "/proposals/" + proposal.id());
    }
}
