package io.threekey.server.signin;

import io.threekey.evidence.AskedOfKeys;
import java.util.Optional;
import java.util.Set;

/** What was decided about one sign-in, the best first. */
public sealed interface Ruling {

    /**
     * @param policy that gave the limit
     * @param assurance what the key was held to by decision; empty where nothing was decided
     * @param standard likewise, for its model
     * @param risk what judged what went before; empty where nothing was decided
     * @param obligations what has to be done with it, in the same transaction
     */
    record LetIn(
            SessionLimit limit,
            ObeyedPolicy policy,
            Optional<ObeyedPolicy> assurance,
            Optional<ObeyedPolicy> standard,
            Optional<ObeyedPolicy> risk,
            Set<Obligation> obligations)
            implements Ruling {

        public LetIn {
            obligations = Set.copyOf(obligations);
        }
    }

    /**
     * Not with this key, and another one that they have would do: by what is asked of every key, or by what is asked where
     * a sign-in looks unlike them.
     *
     * @param needed what that key has to be
     */
    record StepUp(AskedOfKeys needed, ObeyedPolicy policy) implements Ruling {}

    /** @param policy by which, where it was one */
    record Refused(SignInRefusal reason, Optional<ObeyedPolicy> policy) implements Ruling {

        static Refused because(SignInRefusal reason) {
            return new Refused(reason, Optional.empty());
        }
    }

    /** What being let in obliges to, beside the limits of the session. */
    enum Obligation {
        /** The key counted backwards: people hear of it, and whoever is at the bedside goes on. */
        RECORD_THAT_THE_COUNTER_WENT_BACK,
        /** It looks unlike them, as far as was decided: people hear of it. */
        TELL_THAT_IT_LOOKS_UNLIKE_THEM
    }
}
