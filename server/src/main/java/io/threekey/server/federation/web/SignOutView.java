package io.threekey.server.federation.web;

import java.util.Map;

/**
 * Whether somebody wants to sign out.
 *
 * @param application that sent them, as people know it; blank where nobody knows
 * @param asked what it asked, for the answer
 */
public record SignOutView(String application, Map<String, String> asked) {

    public SignOutView {
        asked = Map.copyOf(asked);
    }
}
