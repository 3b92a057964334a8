package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tells which applications somebody entered, and which of them know that it is over; {@code federation} implements it. */
public interface EnteredApplications {

    /** By session, the names of those that were told who came in with it, without repetition. */
    Map<String, List<String>> by(PersonId person);

    /** Of sessions that ended since then: the newest first, each application once for each of them. */
    List<ToldOfEnd> toldOfEnds(PersonId person, Instant since);

    /** Of these sessions alone, in the same order. */
    List<ToldOfEnd> toldOfEnds(PersonId person, List<String> sessions);

    /** Those of anybody's sessions that do not know it, and will not be told any more: the newest first. */
    List<ToldOfEnd> neverTold(Instant since);
}
