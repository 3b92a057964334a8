package io.threekey.server.governance.web;

import io.threekey.charter.ActStatement;
import io.threekey.charter.SignedAct;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.server.access.AnswersOn;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.RefusedRequest;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CaseFile;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.DecisionDesk;
import io.threekey.server.governance.DecisionDesk.Giving.Refused;
import io.threekey.server.governance.ProposalCase;
import io.threekey.server.governance.Subjects;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where a decision key signs one statement. It knows no session: the ticket says what, the key says who. */
@Controller
@Requires(Permission.ANYONE)
@AnswersOn(Origin.SEAL)
class SealPages {

    private final ActTickets tickets;
    private final CaseFile cases;
    private final DecisionDesk desk;
    private final ProposalViews views;
    private final RivalViews rivals;
    private final Subjects subjects;
    private final Origins origins;

    SealPages(
            ActTickets tickets,
            CaseFile cases,
            DecisionDesk desk,
            ProposalViews views,
            RivalViews rivals,
            Subjects subjects,
            Origins origins) {
        this.tickets = tickets;
        this.cases = cases;
        this.desk = desk;
        this.views = views;
        this.rivals = rivals;
        this.subjects = subjects;
        this.origins = origins;
    }

    @GetMapping("/acts")
    Page show(@RequestParam String ticket) {
        var opened = open(ticket);
        var one = cases.find(opened.proposal()).orElseThrow(StalePage::refused);
        if (one.isAltered()) {
            throw new RefusedRequest(Refusal.of("governance.altered"));
        }
        return Page.of("governance/act", view(one, ActStatement.parse(opened.statement()), ticket));
    }

    @PostMapping("/acts")
    ResponseEntity<Void> act(@RequestParam String ticket, @RequestParam String answer) {
        var opened = open(ticket);
        var assertion = AssertionAnswer.read(answer);
        return switch (desk.give(opened.proposal(), new SignedAct(opened.statement(), assertion))) {
            case Refused(var why) -> throw new RefusedRequest(why);
            case DecisionDesk.Giving.Recorded recorded ->
                SeeOther.at(consoleUrl(opened.proposal().value()));
        };
    }

    private ActView view(ProposalCase one, ActStatement statement, String ticket) {
        var proposal = one.proposal();
        return new ActView(
                Words.of("governance.seal.title." + statement.act().code()),
                CharterWords.seat(one.charter().seat(statement.seat()).orElseThrow(StalePage::refused)),
                subjects.of(proposal),
                views.changes(one),
                views.effect(one),
                proposal.reason(),
                rivals.of(one),
                proposal.impact().flatMap(ImpactView::of),
                Words.of(
                        "governance.proposal.by",
                        ProposalViews.nameOf(one, proposal.proposedBy()),
                        proposal.proposedAt()),
                statement.reason(),
                CanonicalJson.text(statement.asJson()),
                ProposalViews.spoken(one),
                new String(proposal.bytes(), StandardCharsets.UTF_8),
                Words.of("governance.seal.lasting." + statement.act().code(), statement.notAfter()),
                SealingOptions.json(one.charter(), statement),
                "/acts",
                ticket,
                consoleUrl(proposal.id().value()));
    }

    private String consoleUrl(String proposal) {
        return origins.idOrigin() + "/proposals/" + proposal;
    }

    private ActTickets.Ticket open(String ticket) {
        return tickets.open(ticket).orElseThrow(StalePage::refused);
    }
}
