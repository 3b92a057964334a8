package io.threekey.server.signin.web;

import io.threekey.server.frame.Refusal;
import java.util.Optional;

/**
 * @param options what the browser asks the key
 * @param then path on this origin to go on to
 * @param left somebody has just signed out
 */
public record SignInView(Optional<Refusal> refusal, String options, String sealed, String then, boolean left) {}
