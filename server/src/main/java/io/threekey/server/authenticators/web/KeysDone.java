package io.threekey.server.authenticators.web;

import java.util.Locale;

/** What somebody has just done to their keys. */
public enum KeysDone {
    ADDED,
    RENAMED,
    REVOKED;

    /** Whether somebody may want what was opened before to be over. */
    public boolean changesWhatLetsThemIn() {
        return this != RENAMED;
    }

    public String textKey() {
        return "authenticators.keys.done." + name().toLowerCase(Locale.ROOT);
    }
}
