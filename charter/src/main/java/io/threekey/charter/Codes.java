package io.threekey.charter;

import java.util.Arrays;
import java.util.Locale;

/** The form of an enum constant in documents: {@code CLINICAL_OPERATIONS} is written {@code clinical-operations}. */
public final class Codes {
    private Codes() {}

    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> E find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> code(constant).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not one of the known words"));
    }
}
