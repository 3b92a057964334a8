package io.threekey.server.signin;

import io.threekey.server.access.Caller;
import io.threekey.server.frame.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Leads whoever came in on to what they came in for, so that their browser need not ask once more; {@code federation}
 * implements it.
 */
public interface LeadsOn {

    /** What their browser is shown, once it is certain that they are in. */
    interface Way {

        /** As people know it. */
        String application();

        Page page(HttpServletResponse response);
    }

    /**
     * In the transaction that lets them in, with which all that is done for it commits or vanishes.
     *
     * @param path where they go on to
     * @param how they came in just now
     * @param browser what only the same browser can repeat
     * @return empty where their browser has to go there itself
     */
    Optional<Way> from(String path, Caller.SignedIn in, Authentication how, String browser);

    /** Whoever goes where nobody leads them. */
    static Optional<Way> nowhere(Caller.SignedIn in, Authentication how) {
        return Optional.empty();
    }
}
