package io.threekey.server.signin.replay;

import io.threekey.server.signin.PoliciesObeyed;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is tried on the past.
 *
 * @param now everything that is in force, for where somebody works
 * @param then the same with the proposed document among it
 * @param concerned whether a situation may come out otherwise at all
 * @param described whether enough is recorded of a situation, beside the site and the key, to try it
 */
record PoliciesTried(
        Function<Workplace, PoliciesObeyed> now,
        Function<Workplace, PoliciesObeyed> then,
        Verdict.Counting counting,
        Predicate<Situation> concerned,
        Predicate<Situation> described) {}
