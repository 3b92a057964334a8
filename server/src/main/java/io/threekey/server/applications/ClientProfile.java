package io.threekey.server.applications;

import java.util.Arrays;

/** Which rules an application and we hold each other to; what each demands stands in {@link ProfileDemands}. */
public enum ClientProfile {
    /** Code with PKCE, as OAuth's best practice wants it of everybody (RFC 9700). */
    CLASSIC("classic"),
    /** FAPI 2.0 Security Profile: what is stolen on the way is of no use to anybody. */
    FAPI2("fapi2"),
    /** SMART App Launch 2.2: applications on health records, in browsers or with nobody in front of them. */
    SMART("smart");

    private final String code;

    ClientProfile(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public ProfileDemands demands() {
        return ProfileDemands.of(this);
    }

    static ClientProfile ofCode(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no profile is called " + code));
    }
}
