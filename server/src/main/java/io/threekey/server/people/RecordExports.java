package io.threekey.server.people;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.server.ledger.ExportArchive;
import io.threekey.server.ledger.ExportAsked;
import io.threekey.server.ledger.Ledger;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out what is recorded about a person, to that person. That it was is recorded before anything is read. */
@Component
public class RecordExports {

    private final Ledger ledger;
    private final ExportArchive archive;
    private final ExportTurns turns = new ExportTurns();

    RecordExports(Ledger ledger, ExportArchive archive) {
        this.ledger = ledger;
        this.archive = archive;
    }

    /** To be closed once everything was sent. */
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /** Empty where this person's is still being written, or those of several others. */
    public Optional<Turn> turn(PersonId person) {
        return turns.take(person);
    }

    @Transactional
    public void recordOwn(PersonId person) {
        ledger.append(
                PeopleEntries.RECORD_EXPORTED,
                person.value(),
                Json.object()
                        .put("person", person.value())
                        .put("by", person.value())
                        .build());
    }

    /** @throws ExportAsked.Impossible where the newest entries cannot be searched yet */
    public ExportArchive.Ready own(PersonId person) throws IOException, SQLException {
        return archive.of(new ExportAsked.AboutPerson(person));
    }
}
