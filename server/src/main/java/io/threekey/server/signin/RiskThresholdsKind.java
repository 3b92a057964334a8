package io.threekey.server.signin;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The governed policy {@code risk-thresholds}: what is done where a sign-in looks unlike the person whose key it is. */
@Component
class RiskThresholdsKind implements PolicyKind {

    @Override
    public PolicyKindName name() {
        return RiskThresholds.KIND;
    }

    @Override
    public List<UseCase> useCases() {
        return List.of(UseCase.SHARED_WORKSTATION, UseCase.MANAGED_ENDPOINT);
    }

    /** Nothing counts, and so nothing is ever done. */
    @Override
    public Optional<JsonObject> whileUndecided() {
        return Optional.of(RiskReview.NOTHING_COUNTS.document());
    }

    @Override
    public List<Words> faultsOf(JsonObject document) {
        return RiskReview.faultsOf(document);
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        return RiskWording.whole(RiskThresholds.read(document));
    }

    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        return RiskWording.changes(RiskThresholds.read(before), RiskThresholds.read(after));
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        return RiskField.all(inForce.map(RiskThresholds::read));
    }

    @Override
    public Drafted read(Map<String, String> form) {
        return switch (FilledNumbers.read(form(Optional.empty()), form)) {
            case FilledNumbers.Faulty(var faults) -> new Drafted.Faulty(faults);
            case FilledNumbers.Whole whole -> drafted(RiskField.read(whole));
        };
    }

    private static Drafted drafted(RiskThresholds thresholds) {
        var faults = RiskReview.thresholdsThatDoNotRise(thresholds);
        return faults.isEmpty()
                ? new Drafted.Document(thresholds.document())
                : new Drafted.Faulty(faults.stream().map(RiskField::placed).toList());
    }
}
