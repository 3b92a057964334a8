package io.threekey.server.governance.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.LedgerKeys;
import io.threekey.server.governance.LedgerKeys.Discarding.Discarded;
import io.threekey.server.governance.LedgerKeys.Discarding.NotPossible;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.governance.ProposalBox.Outcome.Faulty;
import io.threekey.server.governance.ProposalBox.Outcome.Proposed;
import io.threekey.server.ledger.LogKeyRotation.Made;
import io.threekey.server.ledger.LogKeyRotation.NotNow;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which keys sign the ledger, and the way from one to the next: made here, then decided as a change of the charter. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class LedgerKeysPage {

    static final String PATH = "/charter/ledger-keys";

    private final LedgerKeys keys;
    private final SigningDoor signing;

    LedgerKeysPage(LedgerKeys keys, SigningDoor signing) {
        this.keys = keys;
        this.signing = signing;
    }

    @GetMapping(PATH)
    Page show() {
        return page(List.of());
    }

    @PostMapping(PATH + "/next")
    Object make(Caller.SignedIn caller) {
        return switch (keys.makeNext(new PersonId(caller.person()))) {
            case Made made -> SeeOther.at(PATH);
            case NotNow notNow ->
                page(List.of(Words.of("governance.ledger-keys.fault.not-now"))).withStatus(HttpStatus.CONFLICT);
        };
    }

    @PostMapping(PATH + "/discard")
    Object discard(@RequestParam(defaultValue = "") String key, Caller.SignedIn caller) {
        return switch (keys.discardNext(new PersonId(caller.person()), key)) {
            case Discarded done -> SeeOther.at(PATH);
            case NotPossible(var why) -> page(List.of(why)).withStatus(HttpStatus.CONFLICT);
        };
    }

    @PostMapping(PATH + "/both")
    Object both(@RequestParam(defaultValue = "") String reason, Caller.SignedIn caller) {
        return answer(keys.proposeBoth(new PersonId(caller.person()), reason));
    }

    @PostMapping(PATH + "/only")
    Object only(
            @RequestParam(defaultValue = "") String kept,
            @RequestParam(defaultValue = "") String reason,
            Caller.SignedIn caller) {
        return answer(keys.proposeOnly(new PersonId(caller.person()), kept, reason));
    }

    private Object answer(ProposalBox.Outcome outcome) {
        return switch (outcome) {
            case Proposed(var id) -> signing.read(id);
            case Faulty(var faults) -> page(faults).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private Page page(List<Words> faults) {
        return Page.of("governance/ledger-keys", LedgerKeysView.of(keys.standing(), faults));
    }
}
