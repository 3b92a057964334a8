package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.JsonText;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.sharedsignals.SetReading.Read;
import io.threekey.server.signin.EndingBySignal;
import io.threekey.server.signin.EndingBySignal.Ended;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what was decided when another system says something about somebody (RFC 8935): once, however often it is said, and
 * with the same answer whether or not they are known here.
 */
@Component
public class Hearing {

    /** What is said in whole seconds means all of that second. */
    private static final Duration WITHIN_ITS_SECOND = Duration.ofSeconds(1);

    private final SetReading reading;
    private final HeardTable heard;
    private final People people;
    private final EndingBySignal ending;
    private final AskingPeople asking;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Hearing(
            SetReading reading,
            HeardTable heard,
            People people,
            EndingBySignal ending,
            AskingPeople asking,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.reading = reading;
        this.heard = heard;
        this.people = people;
        this.ending = ending;
        this.asking = asking;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Why it is not taken; empty where it is. */
    public Optional<SetFault> hear(String set) {
        return switch (reading.read(set)) {
            case Read.Faulty(var why) -> Optional.of(why);
            case Read.Said(var what) -> {
                transaction.executeWithoutResult(status -> {
                    if (heard.insert(what, clock.instant())) {
                        obey(what);
                    } else {
                        status.setRollbackOnly(); // its sender did not hear that we have it
                    }
                });
                yield Optional.empty();
            }
        };
    }

    private void obey(SaidElsewhere said) {
        var known = said.person().flatMap(people::find);
        var outcome = switch (said.signal().orElse(null)) {
            case null -> HeardOutcome.NOTHING;
            case SESSION_REVOKED -> known.map(person -> revoked(said, person)).orElse(HeardOutcome.NOBODY);
            case DEVICE_COMPLIANCE_CHANGE -> compliance(said);
        };
        var person = outcome == HeardOutcome.NOTHING ? Optional.<PersonId>empty() : known.map(Person::id);
        heard.note(said, person, outcome);
        ledger.append(
                person.isPresent() ? SignalEntries.HEARD_OF_SOMEBODY : SignalEntries.HEARD,
                person.map(PersonId::value).orElse(said.source().issuer()),
                SignalEntries.heard(said, person, outcome));
    }

    private HeardOutcome revoked(SaidElsewhere said, Person person) {
        heard.takeTurns(said.source());
        if (!hasRoom(said, person)) {
            asking.becauseOfTheBrake(said.source());
            return HeardOutcome.BRAKED;
        }
        var ended = ending.end(
                person.id(),
                said.source().name(),
                said.at().plus(WITHIN_ITS_SECOND),
                said.source().onRevocation().where());
        if (ended.left() > 0) {
            asking.about(said.source(), person);
        }
        return outcome(ended);
    }

    private static HeardOutcome outcome(Ended ended) {
        if (ended.sessions() > 0) {
            return HeardOutcome.ENDED;
        }
        return ended.left() > 0 ? HeardOutcome.ASKED : HeardOutcome.NOT_IN;
    }

    /** Those whom it hit already do not count anew. */
    private boolean hasRoom(SaidElsewhere said, Person person) {
        var brake = said.source().brake();
        var hit = heard.hitBy(said.source(), clock.instant().minus(Duration.ofHours(brake.hours())));
        return hit.contains(person.id().value()) || hit.size() < brake.people();
    }

    /** It refuses nobody anything: people look at the device. */
    private HeardOutcome compliance(SaidElsewhere said) {
        var status = said.event().get("current_status");
        if (status.filter(new JsonText("not-compliant")::equals).isPresent()) {
            asking.aboutDevices(said.source());
            return HeardOutcome.TOLD;
        }
        return status.filter(new JsonText("compliant")::equals).isPresent() ? HeardOutcome.TOLD : HeardOutcome.NOTHING;
    }
}
