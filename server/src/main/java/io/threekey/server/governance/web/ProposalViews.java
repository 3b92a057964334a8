package io.threekey.server.governance.web;

import io.threekey.charter.ActKind;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.Seat;
import io.threekey.charter.SpokenDigest;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.AbsencesKnown;
import io.threekey.server.governance.Absentees;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.CharterInWords;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyKinds;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.ProposalStatus.Adopted;
import io.threekey.server.governance.ProposalStatus.Overtaken;
import io.threekey.server.governance.Subjects;
import io.threekey.server.governance.amendment.CharterChanges;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows a case to one reader. */
@Component
class ProposalViews {

    private final PolicyKinds kinds;
    private final PoliciesInForce policies;
    private final CaseFile cases;
    private final Subjects subjects;
    private final CharterChanges charterChanges;
    private final TriedSoFar tried;
    private final AbsencesKnown absences;
    private final Clock clock;

    ProposalViews(
            PolicyKinds kinds,
            PoliciesInForce policies,
            CaseFile cases,
            Subjects subjects,
            CharterChanges charterChanges,
            TriedSoFar tried,
            AbsencesKnown absences,
            Clock clock) {
        this.kinds = kinds;
        this.policies = policies;
        this.cases = cases;
        this.subjects = subjects;
        this.charterChanges = charterChanges;
        this.tried = tried;
        this.absences = absences;
        this.clock = clock;
    }

    ProposalView of(ProposalCase one, PersonId reader, List<RivalView> rivals) {
        var proposal = one.proposal();
        var standing = ProposalStanding.of(one, clock.instant());
        return new ProposalView(
                proposal.id().value(),
                subjects.of(proposal),
                standing.sentence(),
                standing.badge(),
                standing.tone(),
                one.replaced().isPresent(),
                changes(one),
                whole(one),
                effect(one),
                proposal.reason(),
                nameOf(one, proposal.proposedBy()),
                proposal.proposedAt(),
                proposal.openUntil(),
                one.isOpen(),
                new ProposalPlan(one, one.isOpen() ? absences.known() : Absentees.NOBODY, clock.instant())
                        .placesFor(reader),
                Words.of("governance.charter.objection."
                        + one.right().objection().code()),
                ProposalTimeline.of(one, clock.instant()),
                actions(one, reader),
                proposal.digest().hex(),
                spoken(one),
                wayOut(one),
                proposal.charterVersion(),
                proposal.replacesVersion(),
                proposal.impact().flatMap(ImpactView::of),
                tried.of(one),
                rivals,
                ended(one),
                one.isAltered());
    }

    List<Words> changes(ProposalCase one) {
        var document = one.proposal().document();
        if (one.proposal().address().replacesCharter()) {
            return one.replaced()
                    .map(before -> charterChanges.between(before, document))
                    .orElse(List.of());
        }
        return kind(one)
                .map(kind -> one.replaced()
                        .map(before -> kind.changesInWords(before, document))
                        .orElseGet(() -> kind.inWords(document)))
                .orElse(List.of());
    }

    /** While it is undecided, as if it were adopted now; once adopted, as it became; else it has none. */
    List<Words> effect(ProposalCase one) {
        if (one.status() instanceof Adopted(var version)) {
            return EffectWords.of(version, clock.instant());
        }
        return one.isOpen() ? EffectWords.of(one.proposal(), policies.preview(one.proposal(), one.acts())) : List.of();
    }

    private Optional<ProposalView.Ended> ended(ProposalCase one) {
        return one.status() instanceof Overtaken
                ? Optional.of(new ProposalView.Ended(
                        overtaking(one.proposal()).flatMap(cases::proposalOf).map(id -> "/proposals/" + id),
                        ProposeViews.url(one.proposal())))
                : Optional.empty();
    }

    /** The first decision after which this one could not be made any more. */
    private Optional<PolicyVersion> overtaking(Proposal proposal) {
        var history = policies.chain().history();
        var charters = history.versions(PolicyAddress.CHARTER).stream()
                .filter(version -> version.version() > proposal.charterVersion());
        var policy = history.versions(proposal.address()).stream()
                .filter(version -> version.version() > proposal.replacesVersion())
                .filter(version -> !version.way().isPassing() || proposal.way().isPassing());
        return Stream.concat(charters, policy).min(Comparator.comparing(PolicyVersion::adoptedAt));
    }

    static String spoken(ProposalCase one) {
        return String.join(" ", SpokenDigest.of(one.proposal().digest()));
    }

    private Optional<Words> wayOut(ProposalCase one) {
        return one.charter()
                .wayOutOpens(one.proposal())
                .filter(opens -> one.isOpen())
                .map(opens -> Words.of(
                        clock.instant().isBefore(opens)
                                ? "governance.proposal.way-out"
                                : "governance.proposal.way-out.open",
                        opens));
    }

    private List<Words> whole(ProposalCase one) {
        var document = one.proposal().document();
        return one.proposal().address().replacesCharter()
                ? CharterInWords.whole(document)
                : kind(one).map(kind -> kind.inWords(document)).orElse(List.of());
    }

    private Optional<PolicyKind> kind(ProposalCase one) {
        return kinds.named(one.proposal().address().kind().value());
    }

    static String nameOf(ProposalCase one, PersonId person) {
        return one.seatOf(person).map(Seat::holderName).orElse(person.value());
    }

    private List<ProposalView.Action> actions(ProposalCase one, PersonId reader) {
        Set<ActKind> possible = policies.inDoubt() ? Set.of() : Possibilities.of(one, reader, clock.instant());
        return possible.stream()
                .map(act -> new ProposalView.Action(
                        act.code(),
                        Words.of("governance.proposal.act." + act.code()),
                        "/proposals/" + one.proposal().id() + "/acts",
                        act.givesReason(),
                        act == ActKind.SIGN))
                .toList();
    }
}
