package io.threekey.server.governance.web;

import io.threekey.charter.ActKind;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.governance.CaseFile;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Reading a proposal, and going on to the signing page. */
@Controller
@Requires(Permission.SEATED)
class ProposalPages {

    private final CaseFile cases;
    private final ProposalViews views;
    private final RivalViews rivals;
    private final SigningDoor signing;

    ProposalPages(CaseFile cases, ProposalViews views, RivalViews rivals, SigningDoor signing) {
        this.cases = cases;
        this.views = views;
        this.rivals = rivals;
        this.signing = signing;
    }

    @GetMapping("/proposals/{id}")
    @Requires(Permission.SIGNED_IN)
    Page read(@PathVariable String id, Caller.SignedIn caller) {
        var one = cases.find(proposal(id)).orElseThrow(ProposalPages::notFound);
        return Page.of("governance/proposal", views.of(one, new PersonId(caller.person()), rivals.of(one)));
    }

    @PostMapping("/proposals/{id}/acts")
    ResponseEntity<Void> act(
            @PathVariable String id,
            @RequestParam String act,
            @RequestParam Optional<String> reason,
            Caller.SignedIn caller) {
        var said = reason.map(String::strip).filter(text -> !text.isEmpty());
        return signing.open(proposal(id), new PersonId(caller.person()), kindOfAct(act), said);
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

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
