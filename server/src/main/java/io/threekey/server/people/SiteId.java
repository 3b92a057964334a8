package io.threekey.server.people;

public record SiteId(String value) {

    public SiteId {
        if (!value.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("'" + value + "' is not a site id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
