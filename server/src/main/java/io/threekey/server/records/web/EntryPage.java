package io.threekey.server.records.web;

import io.threekey.charter.PersonId;
import io.threekey.evidence.Reference;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Refusal;
import io.threekey.server.ledger.LedgerSearch;
import io.threekey.server.ledger.StoredEntry;
import io.threekey.server.people.RecordLooks;
import io.threekey.server.people.RecordLooks.Looking.Permitted;
import io.threekey.server.people.RecordLooks.Looking.Refused;
import io.threekey.server.records.ReadableEntries;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** An entry in words, with everything that proves it to whoever may read it; of others' entries the proof alone. */
@Controller
@Requires(Permission.SIGNED_IN)
class EntryPage {

    private final LedgerSearch ledger;
    private final ReadableEntries readable;
    private final RecordLooks looks;
    private final EntryViews views;
    private final Clock clock;

    EntryPage(LedgerSearch ledger, ReadableEntries readable, RecordLooks looks, EntryViews views, Clock clock) {
        this.ledger = ledger;
        this.readable = readable;
        this.looks = looks;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/ledger/entries/{index:[0-9]{1,15}}")
    Page show(@PathVariable long index, Caller.SignedIn caller) {
        var entry = entry(index);
        var reader = new PersonId(caller.person());
        return !entry.erased() && mayRead(entry, caller)
                ? Page.of("records/entry", views.open(entry, reader))
                : Page.of("records/entry", views.closed(entry, reader, Optional.empty()));
    }

    private boolean mayRead(StoredEntry entry, Caller.SignedIn caller) {
        var open = ledger.type(entry.type()).filter(ReadableEntries::isOpen).isPresent();
        return open && caller.may(Permission.SEATED) || readable.isAbout(entry, new PersonId(caller.person()));
    }

    /** By POST, because a look is an act that is written down, and no link or reload may do it unasked. */
    @PostMapping("/ledger/entries/{index:[0-9]{1,15}}")
    @Requires(Permission.SEAT_HOLDER)
    Page look(@PathVariable long index, @RequestParam(defaultValue = "") String purpose, Caller.SignedIn caller) {
        var entry = entry(index);
        var reader = new PersonId(caller.person());
        return switch (looks.look(reader, whose(entry).value(), purpose)) {
            case Permitted permitted ->
                isTooOld(entry, permitted)
                        ? refused(entry, reader, Refusal.of("records.too-old", permitted.days()))
                        : Page.of("records/entry", views.looked(entry, reader, permitted));
            case Refused(var why) -> refused(entry, reader, why);
        };
    }

    /** Of whom it is; one that refers to several people is nobody's sign-in, and no look at one of them opens it. */
    private PersonId whose(StoredEntry entry) {
        var people = ledger.type(entry.type()).filter(ReadableEntries::isOfSignIns).stream()
                .flatMap(type -> readable.references(entry).stream())
                .filter(reference -> reference.kind() == Reference.Kind.PERSON)
                .toList();
        if (people.size() != 1) {
            throw noSuchEntry();
        }
        return new PersonId(people.getFirst().value());
    }

    private boolean isTooOld(StoredEntry entry, Permitted permitted) {
        return entry.enteredAt().isBefore(clock.instant().minus(Duration.ofDays(permitted.days())));
    }

    private Page refused(StoredEntry entry, PersonId reader, Refusal why) {
        return Page.of("records/entry", views.closed(entry, reader, Optional.of(why)))
                .withStatus(HttpStatus.FORBIDDEN);
    }

    private StoredEntry entry(long index) {
        return ledger.at(index).orElseThrow(EntryPage::noSuchEntry);
    }

    private static ResponseStatusException noSuchEntry() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
