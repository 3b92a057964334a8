package io.threekey.server.people;

final class Names {

    private static final int LONGEST = 200;

    private Names() {}

    static void require(String name) {
        if (name.isBlank() || name.length() > LONGEST || !name.equals(name.strip())) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name: 1 to " + LONGEST + " characters, no space around");
        }
    }
}
