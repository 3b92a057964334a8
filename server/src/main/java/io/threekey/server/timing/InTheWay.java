package io.threekey.server.timing;

import io.threekey.charter.PersonId;
import io.threekey.server.jobs.JobName;
import io.threekey.server.jobs.Jobs;
import io.threekey.server.ledger.CommitExemption;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the word of somebody whom signing in hindered: their ward and what it was are kept, and not who they are or when. The
 * ledger says when somebody was refused, so it does not hear of the touch itself: {@link TellingOfHindrances} records it.
 */
@Component
public class InTheWay {

    static final JobName TELLING = new JobName("timing.tell-in-the-way");

    /** Whoever says it more often in a day is thanked all the same. */
    static final int MOST_A_DAY = 5;

    /** A hundred of them are one message. */
    static final Duration BUNCHED = Duration.ofMinutes(15);

    /** What is said at the end of a quarter of an hour commits by then. */
    private static final Duration LATEST = Duration.ofMinutes(1);

    private final TimingTables tables;
    private final CountedPeople counted;
    private final People people;
    private final Jobs jobs;
    private final Clock clock;
    private final TransactionTemplate transaction;

    InTheWay(
            TimingTables tables,
            CountedPeople counted,
            People people,
            Jobs jobs,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tables = tables;
        this.counted = counted;
        this.people = people;
        this.jobs = jobs;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setName(CommitExemption.TIMING_FIGURES.transaction());
    }

    /** @param refusal key of the texts of what they had just met, if it was one */
    public void say(PersonId person, Hindrance hindrance, Optional<String> refusal, Provenance provenance) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var who = counted.mark(person, day);
        people.find(person)
                .map(Person::ward)
                .map(ward -> new GotInTheWay(day, provenance, who, ward.id().value(), hindrance, refusal))
                .ifPresent(touch -> transaction.executeWithoutResult(status -> keep(touch, now)));
    }

    private void keep(GotInTheWay touch, Instant now) {
        if (tables.touchesOf(touch.who(), touch.day()) >= MOST_A_DAY) {
            return;
        }
        tables.insert(touch);
        var end = endOfBunch(now);
        jobs.schedule(TELLING, end.toString(), end.plus(LATEST), "");
    }

    private static Instant endOfBunch(Instant now) {
        var length = BUNCHED.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / length + 1) * length);
    }
}
