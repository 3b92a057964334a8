package io.threekey.server.signin;

import java.util.Set;

/** What was decided about one sign-in. */
public sealed interface Ruling {

    /** @param obligations what has to be done with it, in the same transaction */
    record LetIn(SessionLimit limit, ObeyedPolicy policy, Set<Obligation> obligations) implements Ruling {

        public LetIn {
            obligations = Set.copyOf(obligations);
        }
    }

    record Refused(SignInRefusal reason) implements Ruling {}

    /** What being let in obliges to, beside the limits of the session. */
    enum Obligation {
        /** The key counted backwards: people hear of it, and whoever is at the bedside goes on. */
        RECORD_THAT_THE_COUNTER_WENT_BACK
    }
}
