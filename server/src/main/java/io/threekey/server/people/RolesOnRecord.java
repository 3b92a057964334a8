package io.threekey.server.people;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The ledger's last word on each role. A row that is put back has the MAC it had before the role was taken, so that
 * only this tells it from one that stands.
 */
@Component
class RolesOnRecord {

    private static final Comparator<LedgerEntry> IN_ORDER = Comparator.<LedgerEntry>comparingLong(
                    entry -> entry.index().orElse(Long.MAX_VALUE))
            .thenComparing(LedgerEntry::id);

    private final Ledger ledger;

    RolesOnRecord(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Those rows of anybody that were put back after their role was taken. */
    Set<GivenRole> putBackAmong(List<GivenRole> rows) {
        return takenAmong(rows, ledger.entriesOf(PeopleEntries.ROLE_TAKEN));
    }

    /** The same for rows of one person; most have none, and cost no query. */
    Set<GivenRole> putBackAmong(PersonId person, List<GivenRole> rows) {
        return rows.isEmpty() ? Set.of() : takenAmong(rows, ledger.entriesOf(PeopleEntries.ROLE_TAKEN, person.value()));
    }

    boolean gives(GivenRole role) {
        return lastWordOn(role).filter(word -> !isTaking(word)).isPresent();
    }

    private Set<GivenRole> takenAmong(List<GivenRole> rows, List<LedgerEntry> takings) {
        var everTaken = takings.stream().map(RolesOnRecord::role).collect(Collectors.toSet());
        return rows.stream()
                .filter(everTaken::contains)
                .filter(row -> lastWordOn(row).filter(RolesOnRecord::isTaking).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<LedgerEntry> lastWordOn(GivenRole role) {
        return ledger
                .entriesOf(
                        List.of(PeopleEntries.PERSON_ADMITTED, PeopleEntries.ROLE_GIVEN, PeopleEntries.ROLE_TAKEN),
                        role.person().value())
                .stream()
                .filter(entry -> isAbout(entry, role))
                .max(IN_ORDER);
    }

    private static boolean isAbout(LedgerEntry entry, GivenRole role) {
        return entry.type().equals(PeopleEntries.PERSON_ADMITTED.name())
                ? Fields.of(entry.payload(), entry.type())
                        .texts("roles")
                        .contains(role.role().code())
                : role(entry).equals(role);
    }

    private static boolean isTaking(LedgerEntry entry) {
        return entry.type().equals(PeopleEntries.ROLE_TAKEN.name());
    }

    private static GivenRole role(LedgerEntry entry) {
        var fields = Fields.of(entry.payload(), entry.type());
        return new GivenRole(new PersonId(fields.text("person")), Role.ofCode(fields.text("role")));
    }
}
