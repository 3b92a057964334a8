package io.threekey.server.measures;

import io.threekey.server.frame.Tone;

/** How much a gap matters, the most first. */
public enum Severity {
    /** Something cannot be decided, or within days nobody will own it. */
    URGENT("urgent", Tone.ALARM),
    /** It holds today, and will not for long or not without one person. */
    SOON("soon", Tone.CAUTION),
    /** It holds as far as anybody knows, but nobody has tried it lately. */
    WEAK("weak", Tone.INFO);

    private final String code;
    private final Tone tone;

    Severity(String code, Tone tone) {
        this.code = code;
        this.tone = tone;
    }

    public String code() {
        return code;
    }

    public Tone tone() {
        return tone;
    }
}
