package io.threekey.server.signin;

import io.threekey.evidence.KeyTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The traits of a key as words in a column; it is empty in rows of before they were noted. */
final class TraitsColumn {

    private static final String PRESENT = "present";
    private static final String VERIFIED = "verified";
    private static final String DEVICE_BOUND = "device-bound";

    private static final String VOUCHED = "vouched";
    private static final String MODEL = "model:";

    private TraitsColumn() {}

    static String written(KeyTraits traits) {
        var words = new ArrayList<>(List.of(PRESENT));
        if (traits.userVerified()) {
            words.add(VERIFIED);
        }
        if (traits.deviceBound()) {
            words.add(DEVICE_BOUND);
        }
        if (traits.vouched()) {
            words.add(VOUCHED);
        }
        traits.model().ifPresent(model -> words.add(MODEL + model));
        return String.join(" ", words);
    }

    static Optional<KeyTraits> read(String column) {
        var words = List.of(column.split(" "));
        return words.contains(PRESENT)
                ? Optional.of(new KeyTraits(
                        words.contains(VERIFIED), words.contains(DEVICE_BOUND), words.contains(VOUCHED), model(words)))
                : Optional.empty();
    }

    private static Optional<UUID> model(List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(MODEL))
                .map(word -> UUID.fromString(word.substring(MODEL.length())))
                .findFirst();
    }
}
