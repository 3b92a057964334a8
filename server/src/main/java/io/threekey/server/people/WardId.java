package io.threekey.server.people;

public record WardId(String value) {

    public WardId {
        Names.requireId(value, "ward");
    }

    @Override
    public String toString() {
        return value;
    }
}
