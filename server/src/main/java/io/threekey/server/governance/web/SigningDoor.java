package io.threekey.server.governance.web;

import io.threekey.charter.ActKind;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.governance.DecisionDesk;
import io.threekey.server.governance.DecisionDesk.Drafting.Ready;
import io.threekey.server.governance.DecisionDesk.Drafting.Refused;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The way from the console to the page where a decision key signs, and to a proposal's own page. */
@Component
class SigningDoor {

    private final DecisionDesk desk;
    private final ActTickets tickets;
    private final Origins origins;

    SigningDoor(DecisionDesk desk, ActTickets tickets, Origins origins) {
        this.desk = desk;
        this.tickets = tickets;
        this.origins = origins;
    }

    ResponseEntity<Void> open(ProposalId proposal, PersonId person, ActKind act, Optional<String> reason) {
        return switch (desk.draft(proposal, person, act, reason)) {
            case Refused(var why) -> throw new RefusedRequest(why);
            case Ready(var statement) ->
                seeOther(origins.sealOrigin() + "/acts?ticket=" + tickets.seal(proposal, statement));
        };
    }

    ResponseEntity<Void> read(ProposalId proposal) {
        return seeOther(origins.idOrigin() + "/proposals/" + proposal);
    }

    private static ResponseEntity<Void> seeOther(String location) {
        return SeeOther.at(location);
    }
}
