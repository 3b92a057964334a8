package io.threekey.server.people;

import io.threekey.charter.PersonId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who takes their record home just now. Each export holds a connection of the database and room on the disk until the
 * last byte has left, so that a node writes only a few at once, and one for each person.
 */
final class ExportTurns {

    static final int MOST = 3;

    private final Set<PersonId> taken = new HashSet<>();

    /** Empty where it is not their turn now. */
    synchronized Optional<RecordExports.Turn> take(PersonId person) {
        return taken.size() < MOST && taken.add(person) ? Optional.of(() -> giveBack(person)) : Optional.empty();
    }

    private synchronized void giveBack(PersonId person) {
        taken.remove(person);
    }
}
