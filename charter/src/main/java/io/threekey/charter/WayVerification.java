package io.threekey.charter;

import static io.threekey.charter.Unless.unless;

import java.util.Optional;

/** Whether a proposal may take the way it takes: its floor, its envelope, what it brings back. */
final class WayVerification {
    private final Charter charter;
    private final History history;
    private final Proposal proposal;
    private final Adoption adoption;

    private WayVerification(Charter charter, History history, Proposal proposal, Adoption adoption) {
        this.charter = charter;
        this.history = history;
        this.proposal = proposal;
        this.adoption = adoption;
    }

    static Optional<BreakReason> fault(Charter charter, History history, Proposal proposal, Adoption adoption) {
        return new WayVerification(charter, history, proposal, adoption).fault();
    }

    /** Against a domain the sponsor never lowers an assurance floor, also not one set aside for hours or on its way. */
    static Optional<BreakReason> wayOutFault(Charter charter, Proposal proposal, Adoption adoption, Function against) {
        if (adoption.isOverBeforeItIsObeyed(Optional.of(against))) {
            return Optional.of(BreakReason.NEVER_OBEYED);
        }
        return charter.rule(proposal.address())
                .filter(PolicyKindRule::assuranceFloor)
                .filter(floor -> adoption.loosensWhatStands())
                .map(floor -> BreakReason.FLOOR_BY_WAY_OUT);
    }

    private Optional<BreakReason> fault() {
        if (proposal.address().replacesCharter()) {
            return unless(
                    proposal.way() == Way.REGULAR
                            && proposal.staging().equals(Staging.AT_ONCE)
                            && proposal.confirmation().isEmpty(),
                    BreakReason.NOT_FOR_CHARTERS);
        }
        return keepsTheFloor().or(() -> switch (proposal.way()) {
            case CONTAINMENT -> containmentFault();
            case CONTINUITY -> continuityFault();
            case REGULAR, FOUNDING, WAY_OUT ->
                unless(!adoption.isOverBeforeItIsObeyed(Optional.empty()), BreakReason.NEVER_OBEYED);
        });
    }

    private Optional<BreakReason> keepsTheFloor() {
        var address = proposal.address();
        if (address.scope().isGroup()) {
            return Optional.empty();
        }
        var floor = history.policyAt(address.inGroup(), adoption.at());
        return unless(
                floor.filter(group -> Strictness.compare(
                                        charter.rule(address).orElseThrow(), group.document(), proposal.document())
                                .keepsTheFloor())
                        .isPresent(),
                BreakReason.LOOSENS_THE_FLOOR);
    }

    /** It may outlast a continuity that it lies over, and must not keep what stands below set aside for longer. */
    private Optional<BreakReason> containmentFault() {
        var rule = charter.rule(proposal.address()).orElseThrow();
        return unless(
                        charter.containment(proposal.address())
                                .filter(envelope -> adoption.before()
                                        .filter(now -> envelope.holds(rule, now.document(), proposal.document()))
                                        .isPresent())
                                .filter(envelope -> !adoption.loosensWhatLiesBelow())
                                .isPresent(),
                        BreakReason.OUTSIDE_ENVELOPE)
                .or(this::repetitionFault);
    }

    private Optional<BreakReason> repetitionFault() {
        var by = EarlierContainments.of(charter, history, proposal.address(), adoption.at())
                .lapsedBy(proposal.document());
        return unless(proposal.enactment().containedBy().containsAll(by), BreakReason.CONTAINED_BEFORE)
                .or(() -> unless(
                        charter.containment(proposal.address())
                                .filter(envelope -> envelope.isExhausted(proposal.enactment()))
                                .isEmpty(),
                        BreakReason.CONTAINED_BY_ALL));
    }

    private Optional<BreakReason> continuityFault() {
        if (history.isContainedAt(proposal.address(), adoption.at())) {
            return Optional.of(BreakReason.CONTAINMENT_STANDS);
        }
        return unless(
                history.policyAt(proposal.address(), adoption.at())
                        .filter(version -> !version.way().isPassing() && !history.wasContinued(version))
                        .flatMap(history::before)
                        .filter(before -> before.document().equals(proposal.document()))
                        .isPresent(),
                BreakReason.NOT_WHAT_WAS_BEFORE);
    }
}
