package io.threekey.server.signin;

import static java.util.Objects.requireNonNull;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.server.signin.SignInFacts.ShownKey;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

    private static final UUID BLUE = UUID.fromString("b10e0000-0000-4000-8000-000000000001");
    private static final UUID RED = UUID.fromString("4ed00000-0000-4000-8000-000000000002");

    /** Where a key comes from, as far as anybody knows. */
    private enum Origin {
        UNKNOWN(false, Optional.empty()),
        SAYS_BLUE(false, Optional.of(BLUE)),
        IS_BLUE(true, Optional.of(BLUE)),
        IS_RED(true, Optional.of(RED));

        private final boolean vouched;
        private final Optional<UUID> model;

        Origin(boolean vouched, Optional<UUID> model) {
            this.vouched = vouched;
            this.model = model;
        }
    }

    private record Key(boolean verified, boolean bound, Origin origin) {

        KeyTraits traits() {
            return new KeyTraits(verified, bound, origin.vouched, origin.model);
        }
    }

    private static final Map<KeyTraits, Key> EVERY_KEY = everyKey();

    static final List<KeyTraits> KEYS = List.copyOf(EVERY_KEY.keySet());

    /** Whether a key may be copied under what is asked: the table. */
    private static final Map<Optional<AssuranceRequired>, Boolean> COPIES = Map.of(
            Optional.empty(), true,
            Optional.of(new AssuranceRequired(2, 1)), true,
            Optional.of(new AssuranceRequired(2, 0)), false,
            Optional.of(new AssuranceRequired(3, 0)), false);

    private record Taken(Set<Origin> origins, boolean copies) {}

    private static final Set<Origin> ALL = Set.of(Origin.values());

    /** Which keys are taken under which standard: the other table. */
    private static final Map<Optional<AuthenticatorStandard>, Taken> TAKEN = Map.of(
            Optional.empty(), new Taken(ALL, true),
            standard(0, 0, 1), new Taken(ALL, true),
            standard(0, 0, 0), new Taken(ALL, false),
            standard(0, 1, 1), new Taken(Set.of(Origin.IS_BLUE, Origin.IS_RED), true),
            standard(1, 1, 1, BLUE), new Taken(Set.of(Origin.IS_BLUE), true),
            standard(2, 0, 1, BLUE), new Taken(Set.of(Origin.UNKNOWN, Origin.IS_RED), true));

    private static final List<Optional<Workplace>> WORKPLACES = List.of(
            Optional.empty(),
            Optional.of(new Workplace(UseCase.SHARED_WORKSTATION, CareSetting.INTENSIVE_CARE, Scope.site("north"))),
            Optional.of(new Workplace(UseCase.MANAGED_ENDPOINT, CareSetting.OFFICE, Scope.site("north"))));

    private RulingTruth() {}

    static Outcome of(PoliciesObeyed policies, SignInFacts facts) {
        if (facts.key().withdrawn()
                || !key(facts.key().traits()).verified()
                || facts.workplace().isEmpty()
                || policies.limits().isEmpty()) {
            return Outcome.REFUSED;
        }
        if (isEnough(facts.key().traits(), policies)) {
            return Outcome.LET_IN;
        }
        return facts.otherKeys().stream().anyMatch(other -> isEnough(other, policies))
                ? Outcome.STEP_UP
                : Outcome.REFUSED;
    }

    private static boolean isEnough(KeyTraits traits, PoliciesObeyed policies) {
        var key = key(traits);
        boolean copies = requireNonNull(COPIES.get(policies.assurance().map(DecidedAssurance::required)));
        var taken = requireNonNull(TAKEN.get(policies.standard().map(DecidedStandard::required)));
        return key.verified() && taken.origins().contains(key.origin()) && (key.bound() || copies && taken.copies());
    }

    private static Key key(KeyTraits traits) {
        return requireNonNull(EVERY_KEY.get(traits));
    }

    private static Map<KeyTraits, Key> everyKey() {
        var all = new LinkedHashMap<KeyTraits, Key>();
        for (var origin : Origin.values()) {
            for (var bits = 0; bits < 4; bits++) {
                var key = new Key((bits & 1) == 1, (bits & 2) == 2, origin);
                all.put(key.traits(), key);
            }
        }
        return all;
    }

    private static Optional<AuthenticatorStandard> standard(long rule, long vouched, long synced, UUID... models) {
        return Optional.of(new AuthenticatorStandard(rule, List.of(models), vouched, synced, 1));
    }

    static Outcome of(Ruling ruling) {
        return switch (ruling) {
            case Ruling.LetIn in -> Outcome.LET_IN;
            case Ruling.StepUp up -> Outcome.STEP_UP;
            case Ruling.Refused out -> Outcome.REFUSED;
        };
    }

    static List<PoliciesObeyed> everyPolicy() {
        var limits = new DecidedLimits(version(1), SomeLimits.everywhere(10, 480));
        var all = new ArrayList<PoliciesObeyed>();
        for (var required : COPIES.keySet()) {
            var assurance = required.map(asked -> new DecidedAssurance(version(2), asked));
            for (var models : TAKEN.keySet()) {
                var standard = models.map(asked -> new DecidedStandard(version(3), asked));
                all.add(new PoliciesObeyed(Optional.of(limits), assurance, standard, Optional.empty()));
                all.add(new PoliciesObeyed(Optional.empty(), assurance, standard, Optional.empty()));
            }
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
                            all.add(new SignInFacts(
                                    workplace, new ShownKey(traits, withdrawn), others, before(wentBack)));
                        }
                    }
                }
            }
        }
        return all;
    }

    static RecentHistory before(boolean wentBack) {
        return new RecentHistory(wentBack, false, Optional.of(0), 0, Optional.empty(), false, 0, false);
    }

    private static ObeyedPolicy version(int number) {
        return new ObeyedPolicy(LIMITS, number, Digest.of(new byte[] {(byte) number}));
    }

    /** None, each alone, two that differ in everything, and all of them. */
    private static List<Set<KeyTraits>> subsets() {
        var all = new ArrayList<Set<KeyTraits>>();
        all.add(Set.of());
        KEYS.forEach(key -> all.add(Set.of(key)));
        all.add(Set.of(new Key(true, true, Origin.UNKNOWN).traits(), new Key(true, false, Origin.IS_BLUE).traits()));
        all.add(Set.copyOf(KEYS));
        return all;
    }
}
