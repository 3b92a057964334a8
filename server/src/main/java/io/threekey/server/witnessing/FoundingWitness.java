package io.threekey.server.witnessing;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.LedgerWitnessing;
import io.threekey.evidence.LedgerWitnessing.Witness;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FoundingDocument;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The witness that a new installation starts with: {@code threekey.witness.name}, {@code .key} and {@code .url}. The key
 * is given and not fetched, and the founders read it in the charter that they sign. After the founding nobody asks here.
 */
@Component
class FoundingWitness implements FoundingDocument {

    private static final int ALERT_AFTER_MINUTES = 10;

    private final Optional<LedgerWitnessing> policy;

    FoundingWitness(
            @Value("${threekey.witness.name:The witness beside this server}") String name,
            @Value("${threekey.witness.key:}") String key,
            @Value("${threekey.witness.url:}") String url) {
        this.policy = key.isBlank() && url.isBlank()
                ? Optional.empty()
                : Optional.of(sound(new LedgerWitnessing(
                        List.of(new Witness(name, key.strip(), url.strip())), 1, ALERT_AFTER_MINUTES)));
    }

    private static LedgerWitnessing sound(LedgerWitnessing policy) {
        var faults = WitnessingReview.faultsOf(policy);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("threekey.witness.name, .key and .url name no witness: "
                    + faults.stream().map(Words::toString).toList());
        }
        return policy;
    }

    @Override
    public PolicyAddress address() {
        return LedgerWitnessing.ADDRESS;
    }

    @Override
    public Optional<JsonObject> document() {
        return policy.map(LedgerWitnessing::document);
    }
}
