package io.threekey.server.notices;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

public record ShiftId(String value) {

    private static final int LENGTH = 12;

    public ShiftId {
        if (!value.matches("[0-9a-f]{24}")) {
            throw new IllegalArgumentException("'" + value + "' is no shift's id");
        }
    }

    static ShiftId fresh(RandomGenerator random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new ShiftId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
