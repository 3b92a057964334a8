package io.threekey.server.notices;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

public record NoticeId(String value) {

    private static final int LENGTH = 12;

    public NoticeId {
        if (!value.matches("[0-9a-f]{24}")) {
            throw new IllegalArgumentException("'" + value + "' is no notice's id");
        }
    }

    static NoticeId fresh(RandomGenerator random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new NoticeId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
