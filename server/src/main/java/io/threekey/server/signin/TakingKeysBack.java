package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.authenticators.RevocationReason;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back a key of somebody else, who lost it and cannot come in to say so (ASVS V6.5.6). A key in the wrong hands
 * cannot wait for a second signature: a seat of IAM or of security is enough, as for ending what somebody is in. It is for
 * good, so one seat takes back so many in an hour and no more; the person is told, and the ledger says who it was.
 */
@Component
public class TakingKeysBack {

    /** More than anybody loses, and too few to lock a ward out. */
    public static final int MOST_IN_AN_HOUR = 5;

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final EndingForSomebody ending;
    private final Authenticators authenticators;
    private final People people;
    private final Ledger ledger;
    private final Clock clock;

    TakingKeysBack(EndingForSomebody ending, Authenticators authenticators, People people, Ledger ledger, Clock clock) {
        this.ending = ending;
        this.authenticators = authenticators;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
    }

    public sealed interface Outcome {

        record TakenBack(Person whose, Passkey key) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    public enum Refusal {
        NOT_YOURS,
        NO_SUCH_KEY,
        TOO_MANY
    }

    /** Those that they have, for whoever may take them back. */
    public List<Passkey> of(PersonId reader, PersonId whose) {
        return ending.isRightOf(reader) ? authenticators.of(whose) : List.of();
    }

    /** @param of whose it is said to be, for whom everything was ended with a reason before */
    @Transactional
    public Outcome takeBack(PersonId by, PersonId of, String passkey) {
        if (!ending.isRightOf(by)) {
            return new Outcome.Refused(Refusal.NOT_YOURS);
        }
        authenticators.takeTurns();
        var key = authenticators
                .find(passkey)
                .filter(found -> found.person().equals(of))
                .filter(found -> !authenticators.isRevoked(found.id()));
        var whose = key.flatMap(found -> people.find(found.person()));
        if (whose.isEmpty()) {
            return new Outcome.Refused(Refusal.NO_SUCH_KEY);
        }
        return takenLatelyBy(by) < MOST_IN_AN_HOUR
                ? takeBack(by, whose.get(), key.orElseThrow())
                : new Outcome.Refused(Refusal.TOO_MANY);
    }

    private Outcome takeBack(PersonId by, Person whose, Passkey key) {
        authenticators.revoke(key.id(), RevocationReason.LOST);
        ledger.append(
                SignInEntries.KEY_TAKEN_BACK_FOR_THE_PERSON,
                whose.id().value(),
                Json.object()
                        .put("person", whose.id().value())
                        .put("by", by.value())
                        .put("passkey", key.id())
                        .build());
        return new Outcome.TakenBack(whose, key);
    }

    private long takenLatelyBy(PersonId by) {
        var now = clock.instant();
        var count = new long[1];
        ledger.eachOf(SignInEntries.KEY_TAKEN_BACK_FOR_THE_PERSON, now.minus(AN_HOUR), now.plusMillis(1), entry -> {
            if (Fields.of(entry.payload(), entry.type()).text("by").equals(by.value())) {
                count[0]++;
            }
        });
        return count[0];
    }
}
