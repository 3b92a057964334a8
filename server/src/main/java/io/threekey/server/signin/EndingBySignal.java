package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what somebody is in because another system said so. Whether it may, and where, its caller knows from a decision; how
 * sessions end is the same as always. Like everybody else whose sessions were ended, they come in again with their key.
 */
@Component
public class EndingBySignal {

    private final SessionTable table;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Clock clock;

    EndingBySignal(SessionTable table, Sessions sessions, Ledger ledger, Clock clock) {
        this.table = table;
        this.sessions = sessions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @param left how many go on although they were meant, because they are elsewhere
     */
    public record Ended(int sessions, int left) {}

    /**
     * What was done to somebody.
     *
     * @param source who said so, by the name that it had then
     * @param index where it stands in the ledger; empty while it is on its way
     */
    public record Past(Instant at, String source, OptionalLong index) {}

    /** The newest first. */
    public List<Past> pastOf(PersonId person, int most) {
        return ledger.newestOf(SignInEntries.ENDED_BY_SIGNAL, person.value(), most).stream()
                .map(entry -> new Past(
                        entry.at(), Fields.of(entry.payload(), entry.type()).text("source"), entry.index()))
                .toList();
    }

    /**
     * The newest between the sign-in before this one and this one.
     *
     * @param arrived when they came in now
     */
    public Optional<Past> since(PersonId person, Instant arrived) {
        var before = SignInEntries.letInBefore(ledger, person, arrived);
        return pastOf(person, 1).stream()
                .filter(past -> past.at().isAfter(before))
                .findFirst();
    }

    /**
     * @param source who said so, as it is decided
     * @param begunBefore what began later was not meant
     * @param where care is given, or not, that it may end anything
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Ended end(PersonId whose, String source, Instant begunBefore, Set<CareSetting> where) {
        var now = clock.instant();
        var meant = table.of(whose).stream()
                .filter(session -> sessions.isOpen(session, now))
                .filter(session -> session.times().startedAt().isBefore(begunBefore))
                .collect(Collectors.partitioningBy(session -> where.contains(session.careSetting())));
        var ending = meant.getOrDefault(true, List.of());
        if (!ending.isEmpty()) {
            ledger.append(
                    SignInEntries.ENDED_BY_SIGNAL,
                    whose.value(),
                    Json.object()
                            .put("person", whose.value())
                            .put("source", source)
                            .put("sessions", ending.size())
                            .put(
                                    "ended",
                                    JsonArray.ofTexts(
                                            ending.stream().map(Session::id).toList()))
                            .build());
            ending.forEach(session -> sessions.end(session, SessionEnd.BY_SIGNAL));
        }
        return new Ended(ending.size(), meant.getOrDefault(false, List.of()).size());
    }
}
