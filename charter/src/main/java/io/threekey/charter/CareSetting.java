package io.threekey.charter;

/** Where care is given, as far as access differs by it. */
public enum CareSetting {
    EMERGENCY_DEPARTMENT,
    OPERATING_THEATRE,
    INTENSIVE_CARE,
    WARD,
    OUTPATIENT,
    OFFICE,
    HOME;

    public String code() {
        return Codes.code(this);
    }

    public static CareSetting ofCode(String code) {
        return Codes.find(CareSetting.class, code);
    }
}
