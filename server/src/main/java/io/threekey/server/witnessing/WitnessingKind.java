package io.threekey.server.witnessing;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.LedgerWitnessing;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The governed policy {@code ledger-witnessing}: who outside confirms the ledger, for the whole hospital. */
@Component
class WitnessingKind implements PolicyKind {

    @Override
    public PolicyKindName name() {
        return LedgerWitnessing.ADDRESS.kind();
    }

    @Override
    public List<UseCase> useCases() {
        return List.of();
    }

    @Override
    public List<PolicyAddress> addresses() {
        return List.of(LedgerWitnessing.ADDRESS);
    }

    @Override
    public List<Words> faultsOf(JsonObject document) {
        return WitnessingReview.faultsOf(document);
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        return WitnessingWording.whole(LedgerWitnessing.read(document));
    }

    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        return WitnessingWording.changes(LedgerWitnessing.read(before), LedgerWitnessing.read(after));
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        return WitnessingForm.numbers(inForce.map(LedgerWitnessing::read));
    }

    @Override
    public List<PolicyText> texts(Optional<JsonObject> inForce) {
        return WitnessingForm.texts(inForce.map(LedgerWitnessing::read));
    }

    @Override
    public Drafted read(Map<String, String> form) {
        return WitnessingForm.read(form);
    }
}
