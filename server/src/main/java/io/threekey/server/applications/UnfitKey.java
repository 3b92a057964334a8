package io.threekey.server.applications;

import io.threekey.server.frame.Words;

/** A key that is well written and still none that an application may prove itself by, with what to do about it. */
final class UnfitKey extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Words says;

    private UnfitKey(Words says) {
        super(says.key());
        this.says = says;
    }

    /** Whoever sends a private key around must make another. */
    static UnfitKey known() {
        return new UnfitKey(Words.of("applications.fault.keys.private"));
    }

    static UnfitKey otherThan(String wanted, String said) {
        return new UnfitKey(Words.of("applications.fault.keys.other", wanted, said));
    }

    Words says() {
        return says;
    }
}
