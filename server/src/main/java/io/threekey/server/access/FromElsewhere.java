package io.threekey.server.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Which requests pages of other origins may send although they are no plain visits; {@code federation} implements it. What
 * answers such a request takes no cookie's word for anything, so that nobody's browser can be used against them.
 */
public interface FromElsewhere {

    boolean mayCome(HttpServletRequest request);
}
