package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The governed policy {@code session-limits}: how long people stay in, by care setting. */
@Component
class SessionLimitsKind implements PolicyKind {

    static final PolicyKindName NAME = SessionLimitsRow.KIND;

    static PolicyAddress addressFor(UseCase useCase) {
        return addressFor(useCase, Scope.GROUP);
    }

    static PolicyAddress addressFor(UseCase useCase, Scope scope) {
        return new PolicyAddress(NAME, Optional.of(useCase), scope);
    }

    @Override
    public PolicyKindName name() {
        return NAME;
    }

    @Override
    public List<UseCase> useCases() {
        return List.of(UseCase.SHARED_WORKSTATION, UseCase.MANAGED_ENDPOINT);
    }

    @Override
    public List<Words> faultsOf(JsonObject document) {
        return SessionLimitsReview.faultsOf(document);
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        return SessionLimitsWording.whole(SessionLimits.read(document));
    }

    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        return SessionLimitsWording.changes(SessionLimits.read(before), SessionLimits.read(after));
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        var current = inForce.map(SessionLimits::read);
        return Stream.of(CareSetting.values())
                .flatMap(setting -> SessionLimitsField.of(setting, current.map(limits -> limits.in(setting))))
                .toList();
    }

    @Override
    public Drafted read(Map<String, String> form) {
        var faults = new ArrayList<Words>();
        var rows = Stream.of(CareSetting.values())
                .flatMap(setting -> SessionLimitsField.read(setting, form, faults).stream())
                .toList();
        if (!faults.isEmpty()) {
            return new Drafted.Faulty(faults);
        }
        var document = SessionLimitsRow.document(rows);
        var wrong = faultsOf(document);
        return wrong.isEmpty() ? new Drafted.Document(document) : new Drafted.Faulty(wrong);
    }
}
