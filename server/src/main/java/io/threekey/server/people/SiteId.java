package io.threekey.server.people;

public record SiteId(String value) {

    public SiteId {
        Names.requireId(value, "site");
    }

    @Override
    public String toString() {
        return value;
    }
}
