package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.KeyTraits;
import io.threekey.server.signin.SignInFacts.ShownKey;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What every ruling should be, written down once more as a table and a list of who stays out, without a line of the
 * code that rules. Everything there is to rule on is few enough to be listed.
 */
final class RulingTruth {

    enum Outcome {
        REFUSED,
        STEP_UP,
        LET_IN
    }

    private static final PolicyAddress LIMITS = SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION);

    private static final KeyTraits TOUCHED_COPY = new KeyTraits(false, false);
    private static final KeyTraits TOUCHED = new KeyTraits(false, true);
    private static final KeyTraits VERIFIED_COPY = new KeyTraits(true, false);
    private static final KeyTraits VERIFIED = new KeyTraits(true, true);

    static final List<KeyTraits> KEYS = List.of(TOUCHED_COPY, TOUCHED, VERIFIED_COPY, VERIFIED);

    /** Which keys are enough under what is asked: the table. */
    private static final Map<Optional<AssuranceRequired>, Set<KeyTraits>> ENOUGH = Map.of(
            Optional.empty(), Set.of(VERIFIED_COPY, VERIFIED),
            Optional.of(new AssuranceRequired(2, 1)), Set.of(VERIFIED_COPY, VERIFIED),
            Optional.of(new AssuranceRequired(2, 0)), Set.of(VERIFIED),
            Optional.of(new AssuranceRequired(3, 0)), Set.of(VERIFIED));

    private static final List<Optional<Workplace>> WORKPLACES = List.of(
            Optional.empty(),
            Optional.of(new Workplace(UseCase.SHARED_WORKSTATION, CareSetting.INTENSIVE_CARE, Scope.site("north"))),
            Optional.of(new Workplace(UseCase.MANAGED_ENDPOINT, CareSetting.OFFICE, Scope.site("north"))));

    private RulingTruth() {}

    static Outcome of(PoliciesObeyed policies, SignInFacts facts) {
        var key = facts.key();
        var enough = Objects.requireNonNull(ENOUGH.get(policies.assurance().map(DecidedAssurance::required)));
        if (key.withdrawn()
                || key.traits().equals(TOUCHED)
                || key.traits().equals(TOUCHED_COPY)
                || facts.workplace().isEmpty()
                || policies.limits().isEmpty()) {
            return Outcome.REFUSED;
        }
        if (enough.contains(key.traits())) {
            return Outcome.LET_IN;
        }
        return facts.otherKeys().stream().anyMatch(enough::contains) ? Outcome.STEP_UP : Outcome.REFUSED;
    }

    static Outcome of(Ruling ruling) {
        return switch (ruling) {
            case Ruling.LetIn in -> Outcome.LET_IN;
            case Ruling.StepUp up -> Outcome.STEP_UP;
            case Ruling.Refused out -> Outcome.REFUSED;
        };
    }

    static List<PoliciesObeyed> everyPolicy() {
        var limits = new DecidedLimits(
                new ObeyedPolicy(LIMITS, 1, Digest.of(new byte[] {1})), SomeLimits.everywhere(10, 480));
        var all = new ArrayList<PoliciesObeyed>();
        for (var required : ENOUGH.keySet()) {
            var decided = required.map(asked ->
                    new DecidedAssurance(new ObeyedPolicy(LIMITS, 2, Digest.of(new byte[] {2})), asked));
            all.add(new PoliciesObeyed(Optional.of(limits), decided));
            all.add(new PoliciesObeyed(Optional.empty(), decided));
        }
        return all;
    }

    static List<SignInFacts> everyFact() {
        var all = new ArrayList<SignInFacts>();
        for (var workplace : WORKPLACES) {
            for (var traits : KEYS) {
                for (var withdrawn : List.of(false, true)) {
                    for (var wentBack : List.of(false, true)) {
                        for (var others : subsets()) {
                            all.add(new SignInFacts(workplace, new ShownKey(traits, withdrawn, wentBack), others));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<Set<KeyTraits>> subsets() {
        var all = new ArrayList<Set<KeyTraits>>();
        for (var bits = 0; bits < 1 << KEYS.size(); bits++) {
            var subset = new HashSet<KeyTraits>();
            for (var at = 0; at < KEYS.size(); at++) {
                if ((bits >> at & 1) == 1) {
                    subset.add(KEYS.get(at));
                }
            }
            all.add(subset);
        }
        return all;
    }
}
