package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.server.people.Person;
import io.threekey.server.people.Role;
import java.util.Optional;
import java.util.Set;

/**
 * What a ruling is made from; whoever holds equal facts gets an equal ruling.
 *
 * @param workplace empty for somebody who has no role here
 * @param otherKeys what the person's other keys can be, as far as it matters: none need be told where this one will do
 * @param recently what went before, which may make it look unlike them
 */
public record SignInFacts(
        Optional<Workplace> workplace, ShownKey key, Set<KeyTraits> otherKeys, RecentHistory recently) {

    public SignInFacts {
        otherKeys = Set.copyOf(otherKeys);
    }

    /** @param site whose limits hold here, where it has limits of its own; never the group */
    public record Workplace(UseCase useCase, CareSetting careSetting, Scope site) {

        /** The use case follows from the roles. Beside patients outranks the office: whoever does both is on the ward. */
        static Optional<Workplace> of(Person person) {
            if (person.roles().contains(Role.WARD_STAFF)) {
                return Optional.of(new Workplace(UseCase.SHARED_WORKSTATION, person.careSetting(), siteOf(person)));
            }
            return person.roles().contains(Role.OFFICE_STAFF)
                    ? Optional.of(new Workplace(UseCase.MANAGED_ENDPOINT, person.careSetting(), siteOf(person)))
                    : Optional.empty();
        }

        private static Scope siteOf(Person person) {
            return Scope.site(person.site().id().value());
        }
    }

    /**
     * The key that was used, its signature found genuine.
     *
     * @param withdrawn it was reported lost, replaced or taken back
     */
    public record ShownKey(KeyTraits traits, boolean withdrawn) {

        private boolean isAtLeastAsStrongAs(ShownKey other) {
            return traits.hasAllOf(other.traits) && (!withdrawn || other.withdrawn);
        }
    }

    /**
     * The order in which facts are stronger, and by which no rule may turn: a key that is verified, bound to its device,
     * and in use is stronger than one that lacks one of these; some place of work is stronger than none; a key that its
     * maker vouched for is stronger than one that speaks for itself; what went before is stronger the less of a risk shows
     * in it. Further keys help where nothing went before that may be one; where something did, whoever has a stronger key
     * is asked for it, and so whoever has none cannot be compared with them. Facts of two places of work cannot be compared
     * either, because different policies hold there, nor keys of two models, which decisions name, nor moments in which
     * different numbers of people were kept out, since a brake counts them.
     * Every fact that is added here says where it stands in it.
     */
    public boolean areAtLeastAsStrongAs(SignInFacts other) {
        return (other.workplace.isEmpty() || workplace.equals(other.workplace))
                && key.isAtLeastAsStrongAs(other.key)
                && recently.isAtMostAsRiskyAs(other.recently)
                && recently.keptOutLately() == other.recently.keptOutLately()
                && (otherKeys.equals(other.otherKeys) || recently.isUneventful() && hasAllKeysOf(other));
    }

    private boolean hasAllKeysOf(SignInFacts other) {
        return other.otherKeys.stream().allMatch(held -> otherKeys.stream().anyMatch(own -> own.hasAllOf(held)));
    }
}
