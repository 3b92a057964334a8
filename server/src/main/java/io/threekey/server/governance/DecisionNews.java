package io.threekey.server.governance;

import io.threekey.charter.Act;
import io.threekey.charter.ActKind;
import io.threekey.charter.AutomaticRevert;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.SpokenDigest;
import io.threekey.charter.StandingActs;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who hears of what becomes of a decision, told in the transaction in which it happens. */
@Component
class DecisionNews {

    private final Notices notices;
    private final Reminders reminders;
    private final PoliciesInForce policies;
    private final Subjects subjects;
    private final Rivals rivals;

    DecisionNews(Notices notices, Reminders reminders, PoliciesInForce policies, Subjects subjects, Rivals rivals) {
        this.notices = notices;
        this.reminders = reminders;
        this.policies = policies;
        this.subjects = subjects;
        this.rivals = rivals;
    }

    /** Whoever decides hears that it waits; where a floor gets lower, every seat hears the digest in words. */
    void proposed(Proposal proposal) {
        var charter = policies.chain().charter();
        var right = charter.rightFor(proposal).orElseThrow();
        tell(
                "proposal.waits",
                Urgency.INFORM,
                proposal,
                functions(right::hears),
                List.of(subjects.of(proposal), proposal.openUntil()));
        if (policies.loosens(proposal)) {
            tell(
                    "proposal.lowers",
                    Urgency.INFORM,
                    proposal,
                    functions(function -> true),
                    List.of(subjects.of(proposal), spoken(proposal)));
        }
        reminders.plan(proposal, right);
    }

    /** An objection, and its end, is for everybody who decides; the end of the proposal for those who acted, too. */
    void acted(ProposalCase on, Act act) {
        switch (act.kind()) {
            case OBJECT -> tell("proposal.objection", on, act, functions(function -> true));
            case WITHDRAW -> {
                if (objected(on, act)) {
                    tell("proposal.objection-withdrawn", on, act, functions(function -> true));
                }
            }
            case STOP -> tell("proposal.stopped", on, act, concerned(on));
            case SIGN, ADVISE, OVERRULE -> {}
        }
    }

    private static boolean objected(ProposalCase on, Act act) {
        return StandingActs.of(on.acts())
                .of(act.seat().id())
                .filter(standing -> standing.kind() == ActKind.OBJECT)
                .isPresent();
    }

    /** Whoever is asked, and whoever lent it a hand or stood against it. */
    private List<Recipient> concerned(ProposalCase on) {
        var acted = Stream.concat(
                Stream.of(on.proposal().proposedBy()),
                on.acts().stream().map(act -> act.seat().holder()));
        return Stream.concat(
                        functions(on.right()::hears).stream(), acted.distinct().map(Recipient::of))
                .toList();
    }

    /** Says for which function somebody acted and not their name: mail may be read by others. */
    private void tell(String code, ProposalCase on, Act act, List<Recipient> recipients) {
        var proposal = on.proposal();
        notices.tell(new Notice(
                code,
                List.of(subjects.of(proposal), CharterWords.function(act.seat().function())),
                Urgency.INFORM,
                recipients,
                path(proposal),
                "proposal/" + proposal.id() + "/act/" + act.digest().hex()));
    }

    /** What one domain did alone rings; what all of them decided is read when there is time. */
    void adopted(Proposal proposal, PolicyVersion version) {
        tell(
                "decision." + version.way().code(),
                proposal.way().isPassing() ? Urgency.PAGE : Urgency.INFORM,
                proposal,
                functions(function -> true),
                List.of(subjects.of(proposal), version.effectiveAt()));
        reminders.plan(proposal, version);
        rivals.endedBy(proposal).forEach(other -> overtaken(other, version));
    }

    /** A charter ends what was proposed under the one before it when it comes into force, a policy at once. */
    private void overtaken(ProposalCase other, PolicyVersion by) {
        var proposal = other.proposal();
        tell(
                by.address().replacesCharter() ? "proposal.overtaken-by-charter" : "proposal.overtaken",
                Urgency.INFORM,
                proposal,
                rivals.partiesOf(other).stream().map(Recipient::of).toList(),
                List.of(subjects.of(proposal), by.effectiveAt()));
    }

    void reverted(PolicyVersion version, AutomaticRevert revert) {
        notices.tell(new Notice(
                "decision.reverted",
                List.of(
                        subjects.of(version),
                        revert.people(),
                        version.confirmation().orElseThrow().tolerated()),
                Urgency.PAGE,
                functions(Function::isDomain),
                "/policies",
                "revert/" + version.proposalDigest().hex()));
    }

    private void tell(String code, Urgency urgency, Proposal proposal, List<Recipient> recipients, List<?> arguments) {
        notices.tell(new Notice(
                code, arguments, urgency, recipients, path(proposal), "proposal/" + proposal.id() + "/" + code));
    }

    private List<Recipient> functions(Predicate<Function> which) {
        return Addressees.of(policies.chain().charter(), which);
    }

    private static String spoken(Proposal proposal) {
        return String.join(" ", SpokenDigest.of(proposal.digest()));
    }

    private static String path(Proposal proposal) {
        return "/proposals/" + proposal.id();
    }
}
