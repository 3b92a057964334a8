package io.threekey.server.applications;

import java.util.Arrays;

/** How sure an application needs us to be of who somebody is (SP 800-63B-4). */
public enum NeededAssurance {
    /** Any passkey. */
    AAL2("aal2"),
    /** A passkey that cannot leave the thing it was made on. */
    AAL3("aal3");

    private final String code;

    NeededAssurance(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static NeededAssurance ofCode(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no assurance is called " + code));
    }
}
