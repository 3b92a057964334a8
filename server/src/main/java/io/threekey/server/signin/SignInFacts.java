package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.server.people.Person;
import io.threekey.server.people.Role;
import java.util.Optional;

/**
 * What a ruling is made from; whoever holds equal facts gets an equal ruling.
 *
 * @param workplace empty for somebody who has no role here
 * @param keyWithdrawn the key was reported lost, replaced or taken back
 */
record SignInFacts(Optional<Workplace> workplace, boolean keyWithdrawn) {

    /** @param site whose limits hold here, where it has limits of its own; never the group */
    record Workplace(UseCase useCase, CareSetting careSetting, Scope site) {}

    static SignInFacts of(Optional<Person> person, boolean keyWithdrawn) {
        return new SignInFacts(person.flatMap(SignInFacts::workplaceOf), keyWithdrawn);
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
