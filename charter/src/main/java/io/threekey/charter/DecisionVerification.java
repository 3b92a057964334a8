package io.threekey.charter;

import static io.threekey.charter.Unless.unless;

import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.ProposalState.Blocked;
import io.threekey.charter.ProposalState.Escalated;
import io.threekey.charter.ProposalState.Lapsed;
import io.threekey.charter.ProposalState.Open;
import io.threekey.charter.ProposalState.ReadyToAdopt;
import io.threekey.charter.ProposalState.Stopped;
import io.threekey.charter.ProposalState.Undecidable;
import io.threekey.charter.json.MalformedDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One decision on top of a verified chain: it belongs here, its acts count, they decide it, and nothing else moved. */
final class DecisionVerification {
    private final VerifiedChain chain;
    private final AdoptedDecision decision;
    private final Proposal proposal;
    private final Charter charter;
    private final Adoption adoption;

    private DecisionVerification(VerifiedChain chain, AdoptedDecision decision, Proposal proposal) {
        this.chain = chain;
        this.decision = decision;
        this.proposal = proposal;
        this.charter = chain.history().charterInForce(decision.adoptedAt());
        this.adoption = new Adoption(charter, chain.history(), proposal, decision.adoptedAt());
    }

    static ChainStep verify(VerifiedChain chain, AdoptedDecision decision) {
        try {
            return new DecisionVerification(chain, decision, Proposal.parse(decision.proposal())).verify();
        } catch (MalformedDocument malformed) {
            return Broken.at(
                    chain.length() + 1, BreakReason.MALFORMED_PROPOSAL, String.valueOf(malformed.getMessage()));
        }
    }

    static Optional<Broken> obstacle(VerifiedChain chain, Proposal proposal, Instant at) {
        var unsigned = new DecisionVerification(chain, new AdoptedDecision(proposal.bytes(), List.of(), at), proposal);
        return unsigned.beforeTheActs()
                .or(() -> unsigned.charterFault(unsigned.adoption.version(List.of(), Optional.empty(), Duration.ZERO)));
    }

    private ChainStep verify() {
        return beforeTheActs().<ChainStep>map(broken -> broken).orElseGet(this::verifyActs);
    }

    private Optional<Broken> beforeTheActs() {
        return belongsHere()
                .or(this::followsTheLatest)
                .or(this::keepsItsTimes)
                .or(this::mayTakeItsWay)
                .map(this::broken);
    }

    private Optional<BreakReason> belongsHere() {
        return unless(proposal.installation().equals(charter.installation()), BreakReason.ANOTHER_INSTALLATION)
                .or(() -> unless(proposal.founding().equals(chain.founding()), BreakReason.ANOTHER_FOUNDING))
                .or(() -> unless(!chain.history().adopted(proposal.id()), BreakReason.REPLAYED))
                .or(() -> unless(proposal.charterVersion() == charter.version(), BreakReason.ANOTHER_CHARTER))
                .or(() -> unless(mayBeDecided(), BreakReason.NOBODY_MAY_DECIDE));
    }

    /** The charter has one address for each way of replacing it; at any other nobody would look for it. */
    private boolean mayBeDecided() {
        var address = proposal.address();
        return charter.rightFor(proposal).isPresent()
                && (!address.replacesCharter() || address.equals(PolicyAddress.forAll(address.kind())));
    }

    private Optional<BreakReason> followsTheLatest() {
        var latest = chain.history().replacedBy(proposal.way(), proposal.address(), decision.adoptedAt());
        return unless(
                proposal.replacesVersion() == latest.map(PolicyVersion::version).orElse(0)
                        && proposal.replacesDigest().equals(latest.map(PolicyVersion::digest)),
                BreakReason.REPLACES_ANOTHER_VERSION);
    }

    private Optional<BreakReason> keepsItsTimes() {
        var longest = proposal.proposedAt().plus(Duration.ofDays(right().openDays()));
        return unless(
                        !decision.adoptedAt().isBefore(chain.lastAdoptedAt())
                                && !decision.adoptedAt().isBefore(proposal.proposedAt()),
                        BreakReason.OUT_OF_ORDER)
                .or(() -> unless(!proposal.openUntil().isAfter(longest), BreakReason.OPEN_TOO_LONG));
    }

    private Optional<BreakReason> mayTakeItsWay() {
        return WayVerification.fault(charter, chain.history(), proposal, adoption);
    }

    private ChainStep verifyActs() {
        var verification = ActVerification.of(charter, chain.founding(), proposal);
        var acts = new ArrayList<Act>();
        for (var signed : decision.acts()) {
            switch (verification.verify(acts, signed)) {
                case Accepted(var act) -> acts.add(act);
                case Refused refused -> {
                    return Broken.at(position(), refused);
                }
            }
        }
        return decide(acts);
    }

    private ChainStep decide(List<Act> acts) {
        if (!acts.isEmpty() && acts.getLast().statement().madeAt().isAfter(decision.adoptedAt())) {
            return broken(BreakReason.OUT_OF_ORDER);
        }
        return switch (DecisionProcess.stateOf(charter, proposal, acts, decision.adoptedAt())) {
            case ReadyToAdopt(var by, var overruled) ->
                overruled
                        .flatMap(domain -> WayVerification.wayOutFault(charter, proposal, adoption, domain))
                        .<ChainStep>map(this::broken)
                        .orElseGet(() ->
                                adopt(adoption.version(by, overruled, Displacement.waitOf(charter, proposal, acts))));
            case Open _ ->
                proposal.enactment().containedBy().isEmpty()
                        ? notDecided("Signatures are missing.")
                        : broken(BreakReason.CONTAINED_BEFORE);
            case Escalated _ -> notDecided("An objection stands, and signatures that it calls for are missing.");
            case Blocked _ -> notDecided("An objection stands.");
            case Stopped _ -> notDecided("It was stopped.");
            case Lapsed _ -> notDecided("It was adopted after its time.");
            case Undecidable _ -> notDecided("Nobody may decide it.");
        };
    }

    private Broken notDecided(String why) {
        return Broken.at(position(), BreakReason.NOT_DECIDED, why);
    }

    private ChainStep adopt(PolicyVersion version) {
        var history = chain.history();
        if (!version.address().replacesCharter()) {
            return new Extended(chain.extended(history.with(proposal.id(), version), decision.adoptedAt()));
        }
        return charterFault(version)
                .<ChainStep>map(broken -> broken)
                .orElseGet(() -> new Extended(chain.extended(
                        history.with(proposal.id(), Charter.of(version.document()), version), decision.adoptedAt())));
    }

    private Optional<Broken> charterFault(PolicyVersion version) {
        if (!proposal.address().replacesCharter()) {
            return Optional.empty();
        }
        try {
            return CharterChange.fault(
                            chain.history(),
                            charter,
                            Charter.of(proposal.document()),
                            proposal.address(),
                            version.effectiveAt())
                    .map(this::broken);
        } catch (MalformedDocument malformed) {
            return Optional.of(
                    Broken.at(position(), BreakReason.FAULTY_CHARTER, String.valueOf(malformed.getMessage())));
        }
    }

    private DecisionRight right() {
        return charter.rightFor(proposal).orElseThrow();
    }

    private int position() {
        return chain.length() + 1;
    }

    private Broken broken(BreakReason reason) {
        return Broken.at(position(), reason);
    }
}
