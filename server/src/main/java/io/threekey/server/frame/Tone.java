package io.threekey.server.frame;

/** The weight of a message. Colour never carries it alone: each has its icon. */
public enum Tone {
    NEUTRAL("neutral", "point"),
    INFO("info", "info-circle"),
    GOOD("good", "circle-check"),
    CAUTION("caution", "alert-triangle"),
    ALARM("alarm", "alert-octagon");

    private final String code;
    private final String icon;

    Tone(String code, String icon) {
        this.code = code;
        this.icon = icon;
    }

    /** As in the stylesheet's class names. */
    public String code() {
        return code;
    }

    public String icon() {
        return icon;
    }
}
