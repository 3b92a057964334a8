package io.threekey.server.signin;

/** What was decided about one sign-in. */
public sealed interface Ruling {

    record LetIn(SessionLimit limit, ObeyedPolicy policy) implements Ruling {}

    record Refused(SignInRefusal reason) implements Ruling {}
}
