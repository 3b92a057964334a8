package io.threekey.server.governance;

import io.threekey.charter.PersonId;
import io.threekey.charter.SeatId;
import io.threekey.testkit.SoftwareAuthenticator;

/**
 * One of those who found, with everything they hold in their hands.
 *
 * @param passkey for signing in, never for decisions
 */
public record FounderOfTheTests(
        SeatId seat,
        PersonId person,
        String name,
        SoftwareAuthenticator firstKey,
        SoftwareAuthenticator secondKey,
        SoftwareAuthenticator passkey) {

    static FounderOfTheTests called(String name, SeatId seat, PersonId person) {
        return new FounderOfTheTests(
                seat,
                person,
                name,
                SoftwareAuthenticator.fresh(),
                SoftwareAuthenticator.fresh(),
                SoftwareAuthenticator.fresh());
    }
}
