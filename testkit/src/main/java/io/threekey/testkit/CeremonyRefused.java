package io.threekey.testkit;

/** What a browser or authenticator answers instead of a credential; {@link #name()} is WebAuthn's DOMException name. */
public final class CeremonyRefused extends RuntimeException {

    private final String name;

    CeremonyRefused(String name, String sentence) {
        super(name + ": " + sentence);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
