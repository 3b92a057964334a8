package io.threekey.server.governance.web;

import io.threekey.charter.Function;
import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * Where a founder stands, and the one thing they can do now.
 *
 * @param action path that the forms post to
 * @param ceremony what the browser is asked for, where the step needs a key
 * @param fingerprint once founded
 */
public record FoundingView(
        Words seat,
        Step step,
        String action,
        Optional<Ceremony> ceremony,
        String nextUrl,
        List<Place> places,
        Optional<Charter> charter,
        Optional<String> fingerprint) {

    /** In their order. */
    public enum Step {
        NAME,
        FIRST_KEY,
        SECOND_KEY,
        PASSKEY,
        WAIT,
        SIGN,
        DONE
    }

    /** @param sealed challenge or ticket that comes back with the answer */
    public record Ceremony(String kind, String options, String sealed) {}

    public record Place(Words seat, String name, Words state, boolean done, boolean yours) {}

    /** @param bytes the exact text that is signed about */
    public record Charter(
            String fingerprint,
            List<Function> columns,
            List<CharterView.Group> groups,
            List<CharterView.Answer> answers,
            List<CharterView.Place> seats,
            List<Policy> policies,
            String bytes) {}

    public record Policy(Words subject, List<Words> lines) {}
}
