package io.threekey.demo;

import io.threekey.charter.ActKind;
import io.threekey.charter.Enactment;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.ProposalId;
import io.threekey.charter.SeatId;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.governance.DecisionDesk;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The owners at the desk where decisions are made: whoever holds a seat acts for it, with a decision key of their own. */
@Component
public class SteeringGroup {

    public static final SeatId SPONSOR = new SeatId("sponsor");
    public static final SeatId SPONSOR_DEPUTY = new SeatId("sponsor-deputy");
    public static final SeatId IAM = new SeatId("iam");
    public static final SeatId CLINICAL_OPERATIONS = new SeatId("clinical-operations");
    public static final SeatId SECURITY = new SeatId("security");
    public static final SeatId STAFF_REPRESENTATION = new SeatId("staff-representation");

    private final ProposalBox box;
    private final DecisionDesk desk;
    private final PoliciesInForce policies;
    private final DemoKeys keys;
    private final Signing signatures;

    SteeringGroup(ProposalBox box, DecisionDesk desk, PoliciesInForce policies, DemoKeys keys, Signing signatures) {
        this.box = box;
        this.desk = desk;
        this.policies = policies;
        this.keys = keys;
        this.signatures = signatures;
    }

    public ProposalId proposes(SeatId by, PolicyAddress address, JsonObject document, String reason) {
        return proposes(by, address, document, reason, Enactment.REGULAR);
    }

    public ProposalId proposes(
            SeatId by, PolicyAddress address, JsonObject document, String reason, Enactment enactment) {
        return proposed(box.propose(holderOf(by), address, document, reason, enactment));
    }

    /** @throws IllegalStateException where it is faulty: nobody in this hospital fills in a form wrongly */
    public static ProposalId proposed(ProposalBox.Outcome outcome) {
        return switch (outcome) {
            case ProposalBox.Outcome.Proposed proposed -> proposed.id();
            case ProposalBox.Outcome.Faulty faulty -> throw new IllegalStateException(faulty.toString());
        };
    }

    /** @return whether this signature adopted it */
    public boolean signs(SeatId seat, ProposalId proposal) {
        return acts(seat, proposal, ActKind.SIGN, Optional.empty());
    }

    public void objects(SeatId seat, ProposalId proposal, String reason) {
        acts(seat, proposal, ActKind.OBJECT, Optional.of(reason));
    }

    /** Signs against the one domain that objects or keeps silent. */
    public boolean overrules(SeatId seat, ProposalId proposal, String reason) {
        return acts(seat, proposal, ActKind.OVERRULE, Optional.of(reason));
    }

    /** Whoever proposed it takes it back. */
    public void stops(SeatId seat, ProposalId proposal) {
        acts(seat, proposal, ActKind.STOP, Optional.empty());
    }

    private boolean acts(SeatId seat, ProposalId proposal, ActKind act, Optional<String> reason) {
        var person = holderOf(seat);
        var persona = keys.find(person.value()).orElseThrow();
        return switch (desk.draft(proposal, person, act, reason)) {
            case DecisionDesk.Drafting.Ready ready ->
                switch (desk.give(proposal, signatures.sign(persona, ready.statement()))) {
                    case DecisionDesk.Giving.Recorded recorded -> recorded.adopted();
                    case DecisionDesk.Giving.Refused refused -> throw new IllegalStateException(refused.toString());
                };
            case DecisionDesk.Drafting.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    /** As obeyed now. */
    public JsonObject documentAt(PolicyAddress address) {
        return policies.at(address).orElseThrow().document();
    }

    public PersonId holderOf(SeatId seat) {
        return policies.chain().charter().seat(seat).orElseThrow().holder();
    }
}
