package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.evidence.KeyTraits;
import io.threekey.server.people.Person;
import io.threekey.server.people.Role;
import java.util.Optional;

/**
 * What a ruling is made from; whoever holds equal facts gets an equal ruling.
 *
 * @param workplace empty for somebody who has no role here
 */
record SignInFacts(Optional<Workplace> workplace, ShownKey key) {

    /** @param site whose limits hold here, where it has limits of its own; never the group */
    record Workplace(UseCase useCase, CareSetting careSetting, Scope site) {}

    /**
     * The key that was used, its signature found genuine.
     *
     * @param withdrawn it was reported lost, replaced or taken back
     * @param counterWentBack a signal that there may be a copy of it, and no proof (WebAuthn 7.2 step 22)
     */
    record ShownKey(KeyTraits traits, boolean withdrawn, boolean counterWentBack) {}

    static SignInFacts of(Optional<Person> person, ShownKey key) {
        return new SignInFacts(person.flatMap(SignInFacts::workplaceOf), key);
    }

    /** Beside patients outranks the office: whoever does both works under the limits of the ward. */
    private static Optional<Workplace> workplaceOf(Person person) {
        if (person.roles().contains(Role.WARD_STAFF)) {
            return Optional.of(new Workplace(UseCase.SHARED_WORKSTATION, person.careSetting(), site(person)));
        }
        return person.roles().contains(Role.OFFICE_STAFF)
                ? Optional.of(new Workplace(UseCase.MANAGED_ENDPOINT, person.careSetting(), site(person)))
                : Optional.empty();
    }

    private static Scope site(Person person) {
        return Scope.site(person.site().id().value());
    }
}
