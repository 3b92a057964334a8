package io.threekey.server.governance.web;

import io.threekey.charter.ActKind;
import io.threekey.charter.Enactment;
import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.governance.ProposalBox.Outcome.Faulty;
import io.threekey.server.governance.ProposalBox.Outcome.Proposed;
import java.util.ArrayList;
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
            case Made(var id) ->
                form.way().isPassing() ? signing.open(id, by, ActKind.SIGN, Optional.empty()) : signing.read(id);
            case ToMend(var faults) ->
                Page.of("governance/propose", forms.again(form, faults)).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private sealed interface Outcome {}

    private record Made(ProposalId id) implements Outcome {}

    private record ToMend(List<FieldFault> faults) implements Outcome {}

    /** Everything that is wrong with the form is said at once. */
    private Outcome outcome(FilledForm form, PersonId by) {
        var faults = new ArrayList<FieldFault>();
        var document = Optional.<JsonObject>empty();
        switch (forms.read(form)) {
            case Drafted.Faulty(var wrong) -> faults.addAll(wrong);
            case Drafted.Document(var read) -> document = Optional.of(read);
        }
        var enactment = Optional.<Enactment>empty();
        if (form.way().isPassing()) {
            enactment = Optional.of(Enactment.passing(form.way(), Optional.empty()));
        } else {
            switch (EnactmentForm.read(form.fields())) {
                case FilledNumbers.Faulty(var wrong) -> faults.addAll(wrong);
                case FilledNumbers.Whole numbers -> enactment = Optional.of(EnactmentForm.enactment(numbers));
            }
        }
        if (form.reason().isBlank()) {
            faults.add(new FieldFault(FormViews.REASON, Words.of("governance.propose.fault.reason")));
        }
        return faults.isEmpty()
                ? proposed(form, by, document.orElseThrow(), enactment.orElseThrow())
                : new ToMend(faults);
    }

    private Outcome proposed(FilledForm form, PersonId by, JsonObject document, Enactment enactment) {
        return switch (box.propose(by, form.address(), document, form.reason(), enactment)) {
            case Proposed(var id) -> new Made(id);
            case Faulty(var faults) ->
                new ToMend(faults.stream().map(WritingPages::placed).toList());
        };
    }

    private static FieldFault placed(Words fault) {
        return fault.key().equals("governance.propose.fault.unforeseeable")
                ? new FieldFault(EnactmentForm.CONFIRM, fault)
                : FieldFault.of(fault);
    }
}
