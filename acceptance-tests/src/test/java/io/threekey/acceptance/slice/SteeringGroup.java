package io.threekey.acceptance.slice;

import java.time.LocalDate;
import java.util.function.Consumer;

/** The founders at work: they come in where their session is over, write, sign and object. */
record SteeringGroup(Hospital hospital, FoundersTable founders) {

    static final String WARDS = "Session limits · Shared workstations";

    /** Whoever was away for weeks has to come in again; where they ask for a page, they are asked for their key. */
    Colleague comes(String seat) {
        return comesIn(founders.holder(seat));
    }

    Colleague comesIn(Colleague colleague) {
        colleague.visits(hospital.console("/me"));
        if (colleague.page().url().contains("/sign-in")) {
            new SignInPage(hospital, colleague).usesTheirKey();
        }
        return colleague;
    }

    /** Limits for shared workstations on wards. */
    ProposalPage proposes(String seat, int minutesOnWards, String reason) {
        return proposes(seat, minutesOnWards, reason, page -> {});
    }

    ProposalPage proposes(String seat, int minutesOnWards, String reason, Consumer<PoliciesPage> more) {
        var policies = new PoliciesPage(hospital, comes(seat)).opened();
        policies.writesAProposalOn(WARDS);
        policies.changesMinutesWithoutATouchOnWardsTo(minutesOnWards);
        more.accept(policies);
        policies.saysWhy(reason);
        return policies.putsItBeforeTheOwners();
    }

    /** Who holds a seat next, or is one deputy more. */
    ProposalPage proposesHolder(String seat, String which, String person, LocalDate until, String reason) {
        return new SuccessionPage(hospital, comes(seat)).opened().proposes(which, person, until, reason);
    }

    void sign(ProposalPage proposal, String... seats) {
        for (var seat : seats) {
            proposal.openedBy(comes(seat)).signs();
        }
    }
}
