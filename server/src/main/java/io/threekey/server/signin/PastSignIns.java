package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Fields;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A person's recent sign-ins, as the ledger has them: for their own eyes, and for whom RecordLooks permits. */
@Component
public class PastSignIns {

    private final Ledger ledger;

    PastSignIns(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param refused empty where the person was let in
     * @param index where it stands in the ledger; empty while it is on its way
     * @param where empty where somebody stayed out before it was known
     * @param limit that the person was given; empty where they stayed out
     */
    public record PastSignIn(
            Instant at,
            String passkey,
            Optional<SignInRefusal> refused,
            OptionalLong index,
            Optional<Place> where,
            Optional<SessionLimit> limit) {}

    /** @param site empty in entries of before sites were named */
    public record Place(UseCase useCase, CareSetting careSetting, Optional<Scope> site) {

        private static Place read(Fields fields) {
            return new Place(
                    fields.text("useCase", UseCase::ofCode),
                    fields.text("careSetting", CareSetting::ofCode),
                    fields.optional("site", name -> fields.text(name, Scope::new)));
        }
    }

    /** The newest first. */
    public List<PastSignIn> of(PersonId person, int most) {
        return Stream.concat(
                        ledger.newestOf(SignInEntries.LET_IN, person.value(), most).stream(),
                        ledger.newestOf(SignInEntries.REFUSED, person.value(), most).stream())
                .sorted(Comparator.comparing(LedgerEntry::at).reversed())
                .limit(most)
                .map(PastSignIns::read)
                .toList();
    }

    /** Those since then, the newest first and at most so many. */
    public List<PastSignIn> of(PersonId person, Instant since, int most) {
        return of(person, most).stream()
                .filter(past -> !past.at().isBefore(since))
                .toList();
    }

    private static PastSignIn read(LedgerEntry entry) {
        var fields = Fields.of(entry.payload(), entry.type());
        return new PastSignIn(
                entry.at(),
                fields.text("passkey"),
                fields.optionalText("reason").map(SignInRefusal::ofCode),
                entry.index(),
                fields.optional("careSetting", any -> Place.read(fields)),
                fields.optional(
                        "idleMinutes", name -> new SessionLimit(fields.count(name), fields.count("overallMinutes"))));
    }
}
