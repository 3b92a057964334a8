package io.threekey.tlog;

/** The rule for a key's name: not empty, no Unicode spaces, no plus, nothing unprintable (C2SP signed-note, "Format"). */
final class KeyName {

    private KeyName() {}

    static String checked(String name) {
        boolean sound = !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c));
        if (!sound) {
            throw new UnacceptableNote("Not the name of a key: '" + name + "'");
        }
        return name;
    }
}
