package io.threekey.server.governance.template;

import static java.util.stream.Collectors.joining;

import io.threekey.charter.Codes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The words that stand for an enum's constants in a file, and what to say of any other word. */
final class KnownWords {

    private KnownWords() {}

    /** {@code clinical-operations} for {@code CLINICAL_OPERATIONS}; any other word is refused with the known ones. */
    static <E extends Enum<E>> Function<String, E> of(Class<E> type) {
        return written -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> Codes.code(constant).equals(written))
                .findFirst()
                .orElseThrow(() -> unknown(written, words(type)));
    }

    static IllegalArgumentException unknown(String written, List<String> known) {
        return new IllegalArgumentException("\"" + written + "\" is not one of "
                + known.stream().collect(joining(", ")) + "." + NearestWord.hint(written, known));
    }

    static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Codes::code).toList();
    }
}
