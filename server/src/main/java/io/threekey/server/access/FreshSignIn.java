package io.threekey.server.access;

/**
 * Whether somebody has just proved to be there; {@code signin} implements it. Adding a key asks for it, so that an
 * unattended screen gives nobody a key to keep (SP 800-63B-4, 4.1.2.1).
 */
public interface FreshSignIn {

    boolean isFresh(Caller.SignedIn caller);
}
