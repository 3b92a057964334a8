package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import java.util.List;
import java.util.Optional;

/** Tells which application somebody comes in for; {@code federation} implements it. */
public interface AskingApplications {

    /**
     * An application that waits for somebody to come in.
     *
     * @param name as people know it
     * @param needs the least that it takes; whoever shows less does not get there
     * @param expected whom the application believes to be there, where it said so
     * @param back a path of ours, from where it is told that nobody came in
     */
    record Asking(String name, Assurance needs, Arrival.Whose whose, Optional<PersonId> expected, String back) {

        /** Whoever is in has no key that is asked for then. */
        public boolean isForAnotherThan(Caller.SignedIn in) {
            return expected.filter(person -> !person.value().equals(in.person()))
                    .isPresent();
        }
    }

    /**
     * @param path where somebody goes on to after coming in
     * @param browser what only the same browser can repeat
     */
    Optional<Asking> behind(String path, String browser);

    /** The first that knows, or nobody. */
    static Optional<Asking> behind(List<AskingApplications> known, String path, String browser) {
        return known.stream()
                .flatMap(applications -> applications.behind(path, browser).stream())
                .findFirst();
    }
}
