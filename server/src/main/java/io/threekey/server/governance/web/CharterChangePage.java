package io.threekey.server.governance.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyVersion;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterRules;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.governance.ProposalBox.Outcome.Faulty;
import io.threekey.server.governance.ProposalBox.Outcome.Proposed;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposing other rules for the charter, as the file they are written in. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class CharterChangePage {

    private final CharterRules rules;
    private final PoliciesInForce policies;
    private final SigningDoor signing;
    private final Clock clock;

    CharterChangePage(CharterRules rules, PoliciesInForce policies, SigningDoor signing, Clock clock) {
        this.rules = rules;
        this.policies = policies;
        this.signing = signing;
        this.clock = clock;
    }

    @GetMapping("/charter/change")
    Page write() {
        return Page.of("governance/charter-change", form(rules.inForce(), "", List.of()));
    }

    /** For whoever would rather write in an editor of their own. */
    @GetMapping("/charter/change/rules.yaml")
    ResponseEntity<byte[]> download() {
        return file("charter.yaml", "application/yaml", rules.inForce().getBytes(UTF_8));
    }

    /** The document itself, as it was signed. */
    @GetMapping("/charter/change/charter.json")
    ResponseEntity<byte[]> downloadSigned() {
        return file(
                "charter.json", "application/json", policies.chain().charter().bytes());
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .body(bytes);
    }

    @PostMapping("/charter/change")
    Object propose(
            @RequestParam(defaultValue = "") String rules,
            @RequestParam(defaultValue = "") String reason,
            Caller.SignedIn caller) {
        return answer(this.rules.propose(new PersonId(caller.person()), rules, reason), rules, reason);
    }

    /** Keeping what is in force, instead of what was adopted and waits. */
    @PostMapping("/charter/change/kept")
    Object keep(@RequestParam(defaultValue = "") String reason, Caller.SignedIn caller) {
        return answer(rules.keep(new PersonId(caller.person()), reason), rules.inForce(), reason);
    }

    private Object answer(ProposalBox.Outcome outcome, String typed, String reason) {
        return switch (outcome) {
            case Proposed(var id) -> signing.read(id);
            case Faulty(var faults) ->
                Page.of("governance/charter-change", form(typed, reason, faults))
                        .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private CharterChangeView form(String typed, String reason, List<Words> faults) {
        var waiting = policies.chain().history().pendingCharter(clock.instant()).map(PolicyVersion::effectiveAt);
        return new CharterChangeView(typed, reason, waiting, faults);
    }
}
