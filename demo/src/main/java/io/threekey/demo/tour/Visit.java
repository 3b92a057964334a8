package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * One walk through the tour: only what happens after its beginning counts.
 *
 * @param here as whom the visitor is in now
 */
record Visit(Instant since, Optional<PersonId> here) {

    boolean isBy(PersonId person) {
        return here.filter(person::equals).isPresent();
    }
}
