package io.threekey.server.authenticators.web;

import java.util.Locale;

/** What somebody has just done to their keys. */
enum KeysDone {
    ADDED,
    RENAMED,
    REVOKED;

    String textKey() {
        return "authenticators.keys.done." + name().toLowerCase(Locale.ROOT);
    }
}
