package io.threekey.server.timing;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The governed policy {@code workflow-limits}: within how many seconds people are to be in, by care setting. */
@Component
class WorkflowLimitsKind implements PolicyKind {

    @Override
    public PolicyKindName name() {
        return WorkflowLimits.KIND;
    }

    @Override
    public List<UseCase> useCases() {
        return List.of(UseCase.SHARED_WORKSTATION, UseCase.MANAGED_ENDPOINT);
    }

    /** Without one, figures are shown and compared with nothing. */
    @Override
    public boolean mustBeInForce() {
        return false;
    }

    @Override
    public Optional<JsonObject> whileUndecided() {
        return Optional.of(WorkflowLimits.NONE.document());
    }

    @Override
    public List<Words> faultsOf(JsonObject document) {
        return WorkflowLimitsReview.faultsOf(document);
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        return WorkflowLimitsWording.whole(WorkflowLimits.read(document));
    }

    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        return WorkflowLimitsWording.changes(WorkflowLimits.read(before), WorkflowLimits.read(after));
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        var current = inForce.map(WorkflowLimits::read);
        return Arrays.stream(CareSetting.values())
                .map(setting -> new PolicyField(
                        setting.code(),
                        Words.of("timing.limits.field"),
                        WorkflowLimitsWording.setting(setting.code()),
                        Words.of("timing.limits.seconds"),
                        current.map(limits -> (long) limits.in(setting)),
                        WorkflowLimits.LEAST,
                        WorkflowLimits.MOST))
                .toList();
    }

    @Override
    public Drafted read(Map<String, String> form) {
        return switch (FilledNumbers.read(form(Optional.empty()), form)) {
            case FilledNumbers.Faulty(var faults) -> new Drafted.Faulty(faults);
            case FilledNumbers.Whole whole ->
                new Drafted.Document(WorkflowLimits.document(Arrays.stream(CareSetting.values())
                        .map(setting -> new WorkflowLimits.Row(setting.code(), whole.of(setting.code())))
                        .toList()));
        };
    }
}
