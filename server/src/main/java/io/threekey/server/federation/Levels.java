package io.threekey.server.federation;

import io.threekey.server.applications.NeededAssurance;
import io.threekey.server.signin.Assurance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which level of assurance an application is told, of those that it asked for and that was reached. */
final class Levels {

    /** As many as an application may name at once. */
    static final int MOST_NAMED = 10;

    private Levels() {}

    /**
     * @param asked as the application names them, the best first; empty where it takes any. Those that nobody knows are a
     *     wish that cannot be heard, and no reason to turn somebody away (OpenID Connect Core 3.1.2.1)
     * @return empty where too little was reached for it
     */
    static Optional<String> told(NeededAssurance needs, List<String> asked, Assurance reached) {
        if (!reached.isAtLeast(least(needs))) {
            return Optional.empty();
        }
        var known = asked.stream().flatMap(acr -> Assurance.ofAcr(acr).stream()).toList();
        return known.isEmpty()
                ? Optional.of(reached.acr())
                : known.stream().filter(reached::isAtLeast).findFirst().map(Assurance::acr);
    }

    /** The least that would do for both. */
    static Assurance least(NeededAssurance needs, List<String> asked) {
        var decided = least(needs);
        return asked.stream()
                .flatMap(acr -> Assurance.ofAcr(acr).stream())
                .min(Comparator.naturalOrder())
                .filter(wanted -> wanted.isAtLeast(decided))
                .orElse(decided);
    }

    private static Assurance least(NeededAssurance needs) {
        return switch (needs) {
            case AAL2 -> Assurance.AAL2;
            case AAL3 -> Assurance.AAL3;
        };
    }
}
