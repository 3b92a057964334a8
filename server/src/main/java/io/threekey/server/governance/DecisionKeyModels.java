package io.threekey.server.governance;

import io.threekey.charter.SealingRules;
import io.threekey.server.frame.Refusal;
import io.threekey.server.keys.RegisteredCredential;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which models of authenticator the founding charter permits for decisions; from the founding on the charter alone says.
 * Where it names models, a key without an attestation is refused: it could claim to be any of them. {@code any} takes
 * keys that nobody vouches for, software ones included.
 */
@Component
class DecisionKeyModels {

    private final List<String> models;

    /** @param models AAGUIDs with commas between them, or {@code any} */
    DecisionKeyModels(@Value("${threekey.decision-key-models:any}") String models) {
        this.models = Arrays.stream(models.split(","))
                .map(String::strip)
                .map(DecisionKeyModels::written)
                .toList();
    }

    List<String> permitted() {
        return models;
    }

    Optional<Refusal> refuses(RegisteredCredential credential) {
        return RegisteredDecisionKey.refusal(models, credential);
    }

    private static String written(String model) {
        return model.equals(SealingRules.ANY_MODEL)
                ? model
                : UUID.fromString(model).toString();
    }
}
