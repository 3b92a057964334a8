package io.threekey.server.access;

import jakarta.servlet.http.HttpServletRequest;

/** Tells who calls. `signin` implements it; without it everybody is anonymous. */
public interface CallerAuthenticator {

    Caller authenticate(HttpServletRequest request);
}
