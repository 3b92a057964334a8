package io.threekey.server.timing;

import io.threekey.charter.UseCase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** One thing that was measured, without whose it was. */
sealed interface Measured {

    LocalDate day();

    Provenance provenance();

    /**
     * Somebody whose key was found genuine.
     *
     * @param who a mark that counts different people within a week
     * @param ward its id
     * @param useCase empty for somebody who has no role here
     * @param application that they came in for, as people know it; empty where it was none
     * @param refusal the key of why they are not in; empty where they are
     */
    record SignIn(
            LocalDate day,
            String who,
            String ward,
            Optional<UseCase> useCase,
            Optional<String> application,
            Optional<String> refusal,
            BrowserStages browser,
            Duration ruling,
            Duration commit)
            implements Measured {

        /** Longer is no sign-in any more: somebody came back. */
        static final Duration WHOLE_MOST = Duration.ofMinutes(10);

        @Override
        public Provenance provenance() {
            return browser.provenance();
        }

        /** From asking for the page until being in; empty where somebody is not in, or not all of it was measured. */
        Optional<Duration> whole() {
            return browser.together()
                    .filter(measured -> refusal.isEmpty())
                    .map(before -> before.plus(ruling).plus(commit))
                    .filter(whole -> whole.compareTo(WHOLE_MOST) <= 0);
        }
    }

    /** An application fetched what it is told about somebody who had just come in for it. */
    record Wait(LocalDate day, Provenance provenance, String who, String application, Duration took)
            implements Measured {}

    /** Somebody is not in, of whom it is not proven who they are. */
    record Unproven(LocalDate day, Provenance provenance, String refusal) implements Measured {}
}
