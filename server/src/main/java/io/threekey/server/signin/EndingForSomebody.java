package io.threekey.server.signin;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends everything that somebody is in, in one act of one other person. Minutes matter then, so nobody waits for a second
 * signature: a seat of IAM or of security is enough. It takes nothing away for good, since whoever has their key comes in
 * again, and the person reads who did it and why.
 */
@Component
public class EndingForSomebody {

    private static final Set<Function> WHOSE_RIGHT_IT_IS =
            Collections.unmodifiableSet(EnumSet.of(Function.IAM, Function.SECURITY));

    /** More than anybody does to one person within a day. */
    private static final int MOST_ACTS = 50;

    private final PoliciesInForce policies;
    private final People people;
    private final SessionTable table;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Clock clock;

    EndingForSomebody(
            PoliciesInForce policies,
            People people,
            SessionTable table,
            Sessions sessions,
            Ledger ledger,
            Clock clock) {
        this.policies = policies;
        this.people = people;
        this.table = table;
        this.sessions = sessions;
        this.ledger = ledger;
        this.clock = clock;
    }

    public sealed interface Outcome {

        record Ended(Person whose, int sessions) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    public enum Refusal {
        NOT_YOURS,
        NOBODY,
        NO_REASON
    }

    /**
     * What was done to somebody.
     *
     * @param by the name of who did it, as it is today
     */
    public record Past(Instant at, String by, EndingReason reason) {}

    public boolean isRightOf(PersonId person) {
        return !Collections.disjoint(policies.functionsOf(person), WHOSE_RIGHT_IT_IS);
    }

    /** Recorded also where nobody was in: that somebody wanted it is worth knowing. */
    @Transactional
    public Outcome end(PersonId by, String whose, String reason) {
        if (!isRightOf(by)) {
            return new Outcome.Refused(Refusal.NOT_YOURS);
        }
        var person = people.identified(whose);
        if (person.isEmpty()) {
            return new Outcome.Refused(Refusal.NOBODY);
        }
        return EndingReason.named(reason)
                .map(why -> end(by, person.get(), why))
                .orElseGet(() -> new Outcome.Refused(Refusal.NO_REASON));
    }

    private Outcome end(PersonId by, Person whose, EndingReason reason) {
        var now = clock.instant();
        var open = table.of(whose.id()).stream()
                .filter(session -> sessions.isOpen(session, now))
                .toList();
        ledger.append(
                SignInEntries.ENDED_FOR_THE_PERSON,
                whose.id().value(),
                Json.object()
                        .put("person", whose.id().value())
                        .put("by", by.value())
                        .put("reason", reason.code())
                        .put("sessions", open.size())
                        .put(
                                "ended",
                                JsonArray.ofTexts(open.stream().map(Session::id).toList()))
                        .build());
        open.forEach(session -> sessions.end(session, SessionEnd.FOR_THE_PERSON));
        return new Outcome.Ended(whose, open.size());
    }

    /**
     * The ids of the sessions that this one ended since then, in one act or in several: whoever does it once more ends
     * nothing, and means the same. Empty where there was no act, also where one was recorded before the ids were: then
     * nobody can tell them from those that ended otherwise.
     */
    Optional<List<String>> endedBy(PersonId by, PersonId whose, Instant since) {
        var acts = ledger.newestOf(SignInEntries.ENDED_FOR_THE_PERSON, whose.value(), MOST_ACTS).stream()
                .filter(entry -> entry.at().isAfter(since))
                .map(entry -> Fields.of(entry.payload(), entry.type()))
                .filter(fields -> fields.text("by", PersonId::new).equals(by))
                .toList();
        return acts.isEmpty() || acts.stream().anyMatch(act -> !act.has("ended"))
                ? Optional.empty()
                : Optional.of(acts.stream()
                        .flatMap(act -> act.texts("ended").stream())
                        .toList());
    }

    /** The newest since then. */
    public Optional<Past> latestFor(PersonId person, Instant since) {
        return ledger.newestOf(SignInEntries.ENDED_FOR_THE_PERSON, person.value(), 1).stream()
                .filter(entry -> entry.at().isAfter(since))
                .map(this::read)
                .findFirst();
    }

    /**
     * What was done between the sign-in before this one and this one.
     *
     * @param arrived when they came in now
     */
    public Optional<Past> since(PersonId person, Instant arrived) {
        return latestFor(person, SignInEntries.letInBefore(ledger, person, arrived));
    }

    private Past read(LedgerEntry entry) {
        var fields = Fields.of(entry.payload(), entry.type());
        var by = fields.text("by", PersonId::new);
        return new Past(
                entry.at(),
                people.find(by).map(Person::name).orElse(by.value()),
                EndingReason.named(fields.text("reason")).orElseThrow());
    }
}
