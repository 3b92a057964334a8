package io.threekey.charter;

/** The two shapes of names in signed documents: plain ASCII, so that two names never look alike. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    /** {@code [A-Za-z0-9][A-Za-z0-9._@-]{0,63}}. */
    static void identifier(String value, String what) {
        require(
                hasLength(value) && isPlain(value.charAt(0)) && value.chars().allMatch(Names::isOfIdentifier),
                value,
                what);
    }

    /** {@code [a-z0-9]+(-[a-z0-9]+)*}, of 64 characters at most. */
    static void word(String value, String what) {
        require(hasLength(value) && isOfWords(value), value, what);
    }

    private static boolean hasLength(String value) {
        return !value.isEmpty() && value.length() <= LONGEST;
    }

    private static boolean isOfWords(String value) {
        var before = '-';
        for (int at = 0; at < value.length(); at++) {
            var c = value.charAt(at);
            if (c == '-' ? before == '-' : !isSmall(c)) {
                return false;
            }
            before = c;
        }
        return before != '-';
    }

    private static boolean isSmall(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isPlain(int c) {
        return isSmall(c) || c >= 'A' && c <= 'Z';
    }

    private static boolean isOfIdentifier(int c) {
        return isPlain(c) || c == '.' || c == '_' || c == '@' || c == '-';
    }

    static void notBlank(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
    }

    private static void require(boolean fits, String value, String what) {
        if (!fits) {
            throw new IllegalArgumentException("'" + value + "' is not the name of a " + what);
        }
    }
}
