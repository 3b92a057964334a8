package io.threekey.charter;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.threekey.charter.json.Base64Url;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

/** Two keys a person, each used once in the whole charter, of a permitted kind; and rules that let any key sign. */
final class KeyReview {
    private static final int KEYS_A_PERSON = 2;

    private KeyReview() {}

    static Stream<CharterFault> of(Charter charter) {
        return Stream.of(sealing(charter), twoEach(charter), permitted(charter), distinct(charter))
                .flatMap(faults -> faults);
    }

    private static Stream<CharterFault> sealing(Charter charter) {
        var rules = charter.sealing();
        return rules.origins().isEmpty()
                        || rules.algorithms().isEmpty()
                        || rules.models().isEmpty()
                ? Stream.of(new CharterFault("sealing", "Without an origin, an algorithm and a model no key can sign."))
                : Stream.of();
    }

    private static Stream<CharterFault> twoEach(Charter charter) {
        return charter.seats().stream()
                .filter(seat -> seat.keys().size() < KEYS_A_PERSON)
                .map(seat ->
                        new CharterFault(seat.id().value(), "Two decision keys are needed, so that one may be lost."));
    }

    private static Stream<CharterFault> permitted(Charter charter) {
        return charter.seats().stream()
                .flatMap(seat -> seat.keys().stream()
                        .filter(key -> !charter.sealing().permits(key) || !KeySignature.isReadable(key))
                        .map(key -> new CharterFault(
                                seat.id().value(), "The key '" + key.label() + "' is not of a permitted kind.")));
    }

    private static Stream<CharterFault> distinct(Charter charter) {
        return Stream.concat(
                        charter.seats().stream()
                                .flatMap(seat -> seat.keys().stream())
                                .map(key -> Base64Url.encode(key.credentialId())),
                        charter.seats().stream()
                                .flatMap(seat -> seat.keys().stream())
                                .map(key -> Base64Url.encode(key.publicKey())))
                .collect(groupingBy(part -> part, LinkedHashMap::new, counting()))
                .entrySet()
                .stream()
                .filter(part -> part.getValue() > 1)
                .map(part -> new CharterFault(part.getKey(), "One key is named twice."));
    }
}
