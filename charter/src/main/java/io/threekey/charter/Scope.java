package io.threekey.charter;

/** Where a policy holds: in the whole group, or at one site ({@code site:<id>}), which may only tighten it. */
public record Scope(String value) {
    private static final String SITE = "site:";
    public static final Scope GROUP = new Scope("group");

    public Scope {
        if (!value.equals("group")) {
            Names.identifier(value.startsWith(SITE) ? value.substring(SITE.length()) : "", "site");
        }
    }

    public static Scope site(String id) {
        return new Scope(SITE + id);
    }

    public boolean isGroup() {
        return equals(GROUP);
    }

    @Override
    public String toString() {
        return value;
    }
}
