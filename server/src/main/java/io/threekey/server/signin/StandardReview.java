package io.threekey.server.signin;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyKind.Drafted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Every reason why a document cannot say which models are taken, in words for the one who wrote it. */
final class StandardReview {

    static final int KEYS_LEAST = 1;
    static final int KEYS_MOST = 5;

    /** What is compared, word for word, by whoever signs it. */
    private static final int MOST_MODELS = 100;

    private static final String MODEL = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private StandardReview() {}

    static List<Words> faultsOf(JsonObject document) {
        try {
            return faultsOf(AuthenticatorStandard.read(document));
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("signin.standard.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    private static List<Words> faultsOf(AuthenticatorStandard standard) {
        var faults = new ArrayList<Words>();
        if (standard.rule() < AuthenticatorStandard.EVERY_MODEL
                || standard.rule() > AuthenticatorStandard.OTHER_MODELS) {
            faults.add(Words.of("signin.standard.fault.rule", String.valueOf(standard.rule())));
        }
        if (standard.vouched() != 0 && standard.vouched() != 1) {
            faults.add(Words.of("signin.standard.fault.vouched", String.valueOf(standard.vouched())));
        }
        if (standard.syncedKeys() != 0 && standard.syncedKeys() != 1) {
            faults.add(Words.of("signin.standard.fault.synced", String.valueOf(standard.syncedKeys())));
        }
        if (standard.keysEach() < KEYS_LEAST || standard.keysEach() > KEYS_MOST) {
            faults.add(
                    Words.of("signin.standard.fault.keys", String.valueOf(standard.keysEach()), KEYS_LEAST, KEYS_MOST));
        }
        modelsFitTheRule(standard).ifPresent(faults::add);
        namedModelsAreVouchedFor(standard).ifPresent(faults::add);
        return List.copyOf(faults);
    }

    private static Optional<Words> modelsFitTheRule(AuthenticatorStandard standard) {
        if (new HashSet<>(standard.models()).size() < standard.models().size()) {
            return Optional.of(Words.of("signin.standard.fault.models-twice"));
        }
        if (standard.models().size() > MOST_MODELS) {
            return Optional.of(Words.of("signin.standard.fault.models-many", MOST_MODELS));
        }
        var none = standard.models().isEmpty();
        if (standard.rule() == AuthenticatorStandard.EVERY_MODEL) {
            return none ? Optional.empty() : Optional.of(Words.of("signin.standard.fault.models-unused"));
        }
        return none ? Optional.of(Words.of("signin.standard.fault.models-missing")) : Optional.empty();
    }

    /** Any key could say that it is one of them. */
    private static Optional<Words> namedModelsAreVouchedFor(AuthenticatorStandard standard) {
        return standard.rule() == AuthenticatorStandard.THESE_MODELS && standard.vouched() == 0
                ? Optional.of(Words.of("signin.standard.fault.models-unvouched"))
                : Optional.empty();
    }

    /** @param models as they were typed, one on a line */
    static Drafted drafted(FilledNumbers.Whole numbers, String models) {
        var typed = lines(models);
        var wrong = typed.stream().filter(line -> !line.matches(MODEL)).findFirst();
        if (wrong.isPresent()) {
            return faulty("models", Words.of("signin.standard.fault.model", wrong.get()));
        }
        var standard = new AuthenticatorStandard(
                numbers.of("rule"),
                typed.stream().map(UUID::fromString).toList(),
                numbers.of("vouched"),
                numbers.of("synced"),
                numbers.of("keys-each"));
        return modelsFitTheRule(standard)
                .map(fault -> faulty("models", fault))
                .or(() -> namedModelsAreVouchedFor(standard).map(fault -> faulty("vouched", fault)))
                .orElseGet(() -> new Drafted.Document(standard.document()));
    }

    private static List<String> lines(String models) {
        return Arrays.stream(models.split("[\\s,]+"))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Drafted faulty(String field, Words fault) {
        return new Drafted.Faulty(List.of(new FieldFault(field, fault)));
    }
}
