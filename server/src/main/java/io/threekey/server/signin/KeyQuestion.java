package io.threekey.server.signin;

import io.threekey.server.access.Caller;
import io.threekey.server.frame.Page;

/** The page that asks for a key, also of somebody who is in, for whoever cannot go on without one. */
public interface KeyQuestion {

    /**
     * @param then a path of ours, where they go on to
     * @param browser what only the same browser can repeat
     */
    Page page(String then, Caller caller, String browser);
}
