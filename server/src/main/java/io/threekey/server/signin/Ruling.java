package io.threekey.server.signin;

import io.threekey.charter.UseCase;

/** What was decided about one sign-in. */
public sealed interface Ruling {

    record LetIn(UseCase useCase, SessionLimit limit, ObeyedPolicy policy) implements Ruling {}

    record Refused(SignInRefusal reason) implements Ruling {}
}
