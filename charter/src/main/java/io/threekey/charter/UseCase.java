package io.threekey.charter;

/** For what somebody signs in. Rights to decide differ by it. */
public enum UseCase {
    MANAGED_ENDPOINT,
    SHARED_WORKSTATION,
    CLINICAL_MOBILITY,
    REMOTE_ACCESS,
    PRIVILEGED,
    CONTRACTOR,
    EMERGENCY,
    MACHINE;

    public String code() {
        return Codes.code(this);
    }

    public static UseCase ofCode(String code) {
        return Codes.find(UseCase.class, code);
    }
}
