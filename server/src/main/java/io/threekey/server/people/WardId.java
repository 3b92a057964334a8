package io.threekey.server.people;

public record WardId(String value) {

    public WardId {
        if (!value.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("'" + value + "' is not a ward id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
