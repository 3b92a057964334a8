package io.threekey.server.authenticators;

/** Tells whether somebody comes in with a key as the policy in force has it; {@code signin} implements it. */
public interface EnoughForWork {

    boolean isEnough(Passkey key);
}
