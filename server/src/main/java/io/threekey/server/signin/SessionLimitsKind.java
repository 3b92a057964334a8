package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
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
        return Stream.concat(
                        Stream.of(CareSetting.values())
                                .flatMap(setting ->
                                        SessionLimitsField.idle(setting, current.map(limits -> limits.in(setting)))),
                        Stream.of(CareSetting.values())
                                .flatMap(setting ->
                                        SessionLimitsField.overall(setting, current.map(limits -> limits.in(setting)))))
                .toList();
    }

    @Override
    public Drafted read(Map<String, String> form) {
        return switch (FilledNumbers.read(form(Optional.empty()), form)) {
            case FilledNumbers.Faulty(var faults) -> new Drafted.Faulty(faults);
            case FilledNumbers.Whole whole -> drafted(whole);
        };
    }

    private static Drafted drafted(FilledNumbers.Whole numbers) {
        var rows = Stream.of(CareSetting.values())
                .map(setting -> SessionLimitsField.row(setting, numbers))
                .toList();
        var faults = rows.stream()
                .flatMap(row -> SessionLimitsField.fault(row).stream())
                .toList();
        return faults.isEmpty() ? new Drafted.Document(SessionLimitsRow.document(rows)) : new Drafted.Faulty(faults);
    }
}
