package io.threekey.server.signin;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The governed policy {@code assurance-required}: what a key must be for somebody to be let in with it. */
@Component
class AssuranceRequiredKind implements PolicyKind {

    private static final String LEAST = "least-assurance";
    private static final String SYNCED = "synced-keys";

    @Override
    public PolicyKindName name() {
        return AssuranceRequired.KIND;
    }

    @Override
    public List<UseCase> useCases() {
        return List.of(UseCase.SHARED_WORKSTATION, UseCase.MANAGED_ENDPOINT);
    }

    /** Any key that checks who uses it, which is what every sign-in asks for. */
    @Override
    public Optional<JsonObject> whileUndecided() {
        return Optional.of(new AssuranceRequired(AssuranceReview.LEVEL_LEAST, 1).document());
    }

    @Override
    public List<Words> faultsOf(JsonObject document) {
        return AssuranceReview.faultsOf(document);
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        return AssuranceWording.whole(AssuranceRequired.read(document));
    }

    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        return AssuranceWording.changes(AssuranceRequired.read(before), AssuranceRequired.read(after));
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        var current = inForce.map(AssuranceRequired::read);
        return List.of(
                field(
                        LEAST,
                        current.map(AssuranceRequired::leastAssurance),
                        "least",
                        AssuranceReview.LEVEL_LEAST,
                        AssuranceReview.LEVEL_MOST),
                field(SYNCED, current.map(AssuranceRequired::syncedKeys), "synced", 0, 1));
    }

    @Override
    public Drafted read(Map<String, String> form) {
        return switch (FilledNumbers.read(form(Optional.empty()), form)) {
            case FilledNumbers.Faulty(var faults) -> new Drafted.Faulty(faults);
            case FilledNumbers.Whole whole -> drafted(new AssuranceRequired(whole.of(LEAST), whole.of(SYNCED)));
        };
    }

    private static Drafted drafted(AssuranceRequired required) {
        return AssuranceReview.levelThreeIsOfOneDevice(required)
                .<Drafted>map(fault -> new Drafted.Faulty(List.of(new FieldFault(SYNCED, fault))))
                .orElseGet(() -> new Drafted.Document(required.document()));
    }

    private static PolicyField field(String name, Optional<Long> value, String meaning, long least, long most) {
        return PolicyField.oneOf(
                name,
                Words.of("signin.assurance.field." + name),
                Words.of("signin.assurance.field." + name + ".label"),
                value,
                Stream.of(least, most)
                        .collect(Collectors.toUnmodifiableMap(
                                Function.identity(),
                                number -> Words.of("signin.assurance.says." + meaning + "." + number))));
    }
}
