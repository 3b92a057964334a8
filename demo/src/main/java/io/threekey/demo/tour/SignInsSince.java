package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import io.threekey.evidence.LetInEntry;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Who came in during a visit, as the ledger has it. */
@Component
class SignInsSince {

    private static final EntryType LET_IN =
            new EntryType(io.threekey.evidence.EntryType.LET_IN.name(), "signin.entry.let-in", LetInEntry.REFERENCES);

    private static final int SOME = 20;

    private final Ledger ledger;

    SignInsSince(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param index empty until the entry stands in the tree */
    record CameIn(Instant at, OptionalLong index, LetInEntry entry) {}

    Optional<CameIn> latestOf(PersonId person, Visit visit) {
        return of(person, visit).stream().findFirst();
    }

    /** The newest first. */
    List<CameIn> of(PersonId person, Visit visit) {
        return ledger.newestOf(LET_IN, person.value(), SOME).stream()
                .filter(entry -> !entry.at().isBefore(visit.since()))
                .map(entry -> new CameIn(entry.at(), entry.index(), LetInEntry.parse(entry.payload())))
                .toList();
    }
}
