package io.threekey.server.governance.web;

import io.threekey.charter.ActKind;
import io.threekey.charter.Enactment;
import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.governance.ProposalBox.Outcome.Faulty;
import io.threekey.server.governance.ProposalBox.Outcome.Proposed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing a proposal. The ways for minutes that matter go straight on to the signing page. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class WritingPages {

    private final ProposeViews forms;
    private final ProposalBox box;
    private final SigningDoor signing;

    WritingPages(ProposeViews forms, ProposalBox box, SigningDoor signing) {
        this.forms = forms;
        this.box = box;
        this.signing = signing;
    }

    @GetMapping("/proposals/new")
    Page write(@RequestParam Map<String, String> asked) {
        return Page.of("governance/propose", forms.again(forms.filled(asked), List.of()));
    }

    @PostMapping("/proposals")
    Object propose(@RequestParam Map<String, String> fields, Caller.SignedIn caller) {
        var form = forms.filled(fields);
        var by = new PersonId(caller.person());
        return switch (outcome(form, by)) {
            case Proposed(var id) ->
                form.way().isPassing() ? signing.open(id, by, ActKind.SIGN, Optional.empty()) : signing.read(id);
            case Faulty(var faults) ->
                Page.of("governance/propose", forms.again(form, faults)).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private ProposalBox.Outcome outcome(FilledForm form, PersonId by) {
        var enactment = form.way().isPassing()
                ? Optional.of(Enactment.passing(form.way(), Optional.empty()))
                : EnactmentForm.read(form.fields()).map(EnactmentForm::enactment);
        if (enactment.isEmpty()) {
            return new Faulty(List.of(Words.of("governance.propose.fault.enactment")));
        }
        return switch (forms.read(form)) {
            case Drafted.Faulty(var faults) -> new Faulty(faults);
            case Drafted.Document(var document) ->
                box.propose(by, form.address(), document, form.reason(), enactment.get());
        };
    }
}
