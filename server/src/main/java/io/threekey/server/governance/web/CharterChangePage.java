package io.threekey.server.governance.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.governance.CharterRules;
import io.threekey.server.governance.ProposalBox.Outcome.Faulty;
import io.threekey.server.governance.ProposalBox.Outcome.Proposed;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposing other rules for the charter, as the file they are written in. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class CharterChangePage {

    private final CharterRules rules;
    private final SigningDoor signing;

    CharterChangePage(CharterRules rules, SigningDoor signing) {
        this.rules = rules;
        this.signing = signing;
    }

    @GetMapping("/charter/change")
    Page write() {
        return Page.of("governance/charter-change", new CharterChangeView("", "", List.of()));
    }

    @PostMapping("/charter/change")
    Object propose(
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String reason,
            Caller.SignedIn caller) {
        return switch (this.rules.propose(new PersonId(caller.person()), rules, reason)) {
            case Proposed(var id) -> signing.read(id);
            case Faulty(var faults) ->
                Page.of("governance/charter-change", new CharterChangeView(rules, reason, faults))
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }
}
