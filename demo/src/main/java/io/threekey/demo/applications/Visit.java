package io.threekey.demo.applications;

import com.nimbusds.jwt.JWT;

/**
 * Somebody is in an application.
 *
 * @param session by the name that the application was told ({@code sid}), by which it is told of its end
 * @param identity as it was told, to show when they sign out
 */
record Visit(Told told, String session, JWT identity) {}
