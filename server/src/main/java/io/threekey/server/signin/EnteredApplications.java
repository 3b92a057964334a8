package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import java.util.List;
import java.util.Map;

/** Tells which applications somebody entered; {@code federation} implements it. */
public interface EnteredApplications {

    /** By session, the names of those that were told who came in with it, without repetition. */
    Map<String, List<String>> by(PersonId person);
}
