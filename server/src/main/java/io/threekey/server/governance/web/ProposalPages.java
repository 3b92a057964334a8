package io.threekey.server.governance.web;

import io.threekey.charter.ActKind;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.DecisionDesk;
import io.threekey.server.governance.DecisionDesk.Drafting.Ready;
import io.threekey.server.governance.DecisionDesk.Drafting.Refused;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyKind.Drafted.Document;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.governance.ProposalBox.Outcome.Proposed;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Writing a proposal, reading one, and going on to the signing page. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class ProposalPages {

    private final ProposeViews forms;
    private final ProposalBox box;
    private final CaseFile cases;
    private final ProposalViews views;
    private final DecisionDesk desk;
    private final ActTickets tickets;
    private final Origins origins;

    ProposalPages(
            ProposeViews forms,
            ProposalBox box,
            CaseFile cases,
            ProposalViews views,
            DecisionDesk desk,
            ActTickets tickets,
            Origins origins) {
        this.forms = forms;
        this.box = box;
        this.cases = cases;
        this.views = views;
        this.desk = desk;
        this.tickets = tickets;
        this.origins = origins;
    }

    @GetMapping("/proposals/new")
    Page write(@RequestParam String kind, @RequestParam String useCase) {
        return Page.of("governance/propose", forms.empty(kind, useCase));
    }

    @PostMapping("/proposals")
    Object propose(@RequestParam Map<String, String> form, Caller.SignedIn caller) {
        var filled = forms.filled(form);
        var outcome = switch (filled.read()) {
            case PolicyKind.Drafted.Faulty(var faults) -> new ProposalBox.Outcome.Faulty(faults);
            case Document(var document) ->
                box.propose(new PersonId(caller.person()), filled.address(), document, filled.reason());
        };
        return switch (outcome) {
            case Proposed(var id) -> seeOther(origins.idOrigin() + "/proposals/" + id);
            case ProposalBox.Outcome.Faulty(var faults) ->
                Page.of("governance/propose", forms.again(filled, faults)).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    @GetMapping("/proposals/{id}")
    @Requires(Permission.SIGNED_IN)
    Page read(@PathVariable String id, Caller.SignedIn caller) {
        var one = cases.find(proposal(id)).orElseThrow(ProposalPages::notFound);
        return Page.of("governance/proposal", views.of(one, new PersonId(caller.person())));
    }

    @PostMapping("/proposals/{id}/acts")
    ResponseEntity<Void> act(
            @PathVariable String id,
            @RequestParam String act,
            @RequestParam Optional<String> reason,
            Caller.SignedIn caller) {
        var proposal = proposal(id);
        var said = reason.map(String::strip).filter(text -> !text.isEmpty());
        return switch (desk.draft(proposal, new PersonId(caller.person()), kindOfAct(act), said)) {
            case Refused(var why) -> throw new RefusedRequest(why, HttpStatus.CONFLICT);
            case Ready(var statement) ->
                seeOther(origins.sealOrigin() + "/acts?ticket=" + tickets.seal(proposal, statement));
        };
    }

    private static ProposalId proposal(String id) {
        try {
            return new ProposalId(id);
        } catch (IllegalArgumentException malformed) {
            throw notFound();
        }
    }

    private static ActKind kindOfAct(String code) {
        try {
            return ActKind.ofCode(code);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static ResponseEntity<Void> seeOther(String location) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(location))
                .build();
    }
}
