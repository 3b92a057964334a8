package io.threekey.server.people;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.server.frame.Refusal;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one lawful way to another person's record. Each look is recorded before anything is shown: who, whose, why and
 * when, and never what was seen. A look that is refused is recorded too. Both are open to the person.
 */
@Service
public class RecordLooks {

    private static final String UNKNOWN = "unknown";

    private final StaffMonitoring monitoring;
    private final People people;
    private final Ledger ledger;

    RecordLooks(StaffMonitoring monitoring, People people, Ledger ledger) {
        this.monitoring = monitoring;
        this.people = people;
        this.ledger = ledger;
    }

    /** What came of wanting to look. */
    public sealed interface Looking {

        /** @param days how far back the record may be shown, this once */
        record Permitted(PersonId whose, LookPurpose purpose, int days) implements Looking {}

        record Refused(Refusal why) implements Looking {}
    }

    /**
     * A look at somebody's record.
     *
     * @param by the name of who looked, as it is today
     * @param purpose empty where none that exists was stated
     */
    public record Look(Instant at, String by, Optional<LookPurpose> purpose, boolean refused) {}

    /** Says nothing of whether there is such a person: who may look sees an empty record of somebody who is not. */
    @Transactional
    public Looking look(PersonId looker, String whose, String purpose) {
        var person = person(whose);
        if (person.isEmpty()) {
            return new Looking.Refused(Refusal.of("people.look.no-id"));
        }
        var stated = LookPurpose.named(purpose);
        var days = stated.flatMap(
                known -> Optional.ofNullable(monitoring.permitted(looker).get(known)));
        if (stated.isPresent() && days.isPresent()) {
            ledger.append(
                    PeopleEntries.RECORD_LOOKED_AT,
                    person.get().value(),
                    entry(looker, person.get(), purpose)
                            .put("part", MonitoringRow.SIGN_INS)
                            .put("days", days.get())
                            .build());
            return new Looking.Permitted(person.get(), stated.get(), days.get());
        }
        ledger.append(
                PeopleEntries.LOOK_REFUSED,
                person.get().value(),
                entry(looker, person.get(), stated.map(LookPurpose::code).orElse(UNKNOWN))
                        .build());
        return new Looking.Refused(
                Refusal.of(monitoring.isDecided() ? "people.look.not-permitted" : "people.look.nothing-decided"));
    }

    /**
     * Looks at somebody's record.
     *
     * @param newest first; those refused are among them and push none out that were permitted
     * @param more whether there are older ones
     */
    public record Looks(List<Look> newest, boolean more) {}

    /** @param most of those permitted, and of those refused */
    public Looks at(PersonId whose, int most) {
        var permitted = ledger.newestOf(PeopleEntries.RECORD_LOOKED_AT, whose.value(), most + 1);
        var refused = ledger.newestOf(PeopleEntries.LOOK_REFUSED, whose.value(), most + 1);
        return new Looks(
                Stream.of(permitted, refused)
                        .flatMap(entries -> entries.stream().limit(most))
                        .sorted(Comparator.comparing(LedgerEntry::at).reversed())
                        .map(this::read)
                        .toList(),
                permitted.size() > most || refused.size() > most);
    }

    private Look read(LedgerEntry entry) {
        var fields = Fields.of(entry.payload(), entry.type());
        var by = fields.text("by", PersonId::new);
        return new Look(
                entry.at(),
                people.find(by).map(Person::name).orElse(by.value()),
                LookPurpose.named(fields.text("purpose")),
                entry.type().equals(PeopleEntries.LOOK_REFUSED.name()));
    }

    private static JsonObject.Builder entry(PersonId looker, PersonId whose, String purpose) {
        return Json.object()
                .put("by", looker.value())
                .put("person", whose.value())
                .put("purpose", purpose);
    }

    private static Optional<PersonId> person(String id) {
        try {
            return Optional.of(new PersonId(id.strip()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
