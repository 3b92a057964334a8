package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.UseCase;
import io.threekey.server.people.Person;
import io.threekey.server.people.Role;
import java.util.Optional;

/**
 * What a ruling is made from; whoever holds equal facts gets an equal ruling.
 *
 * @param useCase empty for somebody who has no role here
 * @param keyWithdrawn the key was reported lost, replaced or taken back
 */
record SignInFacts(Optional<UseCase> useCase, CareSetting careSetting, boolean keyWithdrawn) {

    static SignInFacts of(Person person, boolean keyWithdrawn) {
        return new SignInFacts(useCaseOf(person), person.careSetting(), keyWithdrawn);
    }

    /** Beside patients outranks the office: whoever does both works under the limits of the ward. */
    static Optional<UseCase> useCaseOf(Person person) {
        if (person.roles().contains(Role.WARD_STAFF)) {
            return Optional.of(UseCase.SHARED_WORKSTATION);
        }
        return person.roles().contains(Role.OFFICE_STAFF) ? Optional.of(UseCase.MANAGED_ENDPOINT) : Optional.empty();
    }
}
