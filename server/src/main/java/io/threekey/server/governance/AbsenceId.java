package io.threekey.server.governance;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

public record AbsenceId(String value) {

    private static final int LENGTH = 12;

    public AbsenceId {
        if (!value.matches("[0-9a-f]{24}")) {
            throw new IllegalArgumentException("'" + value + "' is no absence's id");
        }
    }

    static AbsenceId fresh(RandomGenerator random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new AbsenceId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
