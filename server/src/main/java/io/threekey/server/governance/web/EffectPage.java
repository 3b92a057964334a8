package io.threekey.server.governance.web;

import io.threekey.charter.json.JsonObject;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.Impacts;
import io.threekey.server.governance.PolicyKind.Drafted.Document;
import io.threekey.server.governance.PolicyKind.Drafted.Faulty;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what a proposal would have done before anybody puts it before the owners. */
@Controller
@Requires(Permission.SEAT_HOLDER)
class EffectPage {

    private final ProposeViews forms;
    private final Impacts impacts;

    EffectPage(ProposeViews forms, Impacts impacts) {
        this.forms = forms;
        this.impacts = impacts;
    }

    /** Whoever opens the address anew brings no draft with it, and begins where drafts begin. */
    @GetMapping("/proposals/effect")
    ResponseEntity<Void> anew() {
        return SeeOther.at("/policies");
    }

    @PostMapping("/proposals/effect")
    Page foresee(@RequestParam Map<String, String> fields) {
        var form = forms.filled(fields);
        return switch (forms.read(form)) {
            case Faulty(var faults) -> again(form, faults);
            case Document(var document) -> foresee(form, document);
        };
    }

    private Page foresee(FilledForm form, JsonObject document) {
        return impacts.ofProposing(form.address(), document)
                .map(impact -> Page.of("governance/propose", forms.withEffect(form, impact)))
                .orElseGet(() -> again(form, List.of(FieldFault.of(Words.of("governance.impact.unforeseeable")))));
    }

    private Page again(FilledForm form, List<FieldFault> faults) {
        return Page.of("governance/propose", forms.again(form, faults)).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
