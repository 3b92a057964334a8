package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.server.jobs.JobName;
import io.threekey.server.jobs.Jobs;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** What is to leave the house: rows and jobs, in the transaction of what they tell. */
@Component
class Outbox {

    static final JobName DELIVER = new JobName("notices.deliver");

    private final List<Channel> channels;
    private final Addresses addresses;
    private final DeliveryTable table;
    private final Jobs jobs;
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;

    Outbox(
            List<Channel> channels,
            Addresses addresses,
            DeliveryTable table,
            Jobs jobs,
            Ledger ledger,
            Clock clock,
            RandomGenerator random) {
        this.channels = List.copyOf(channels);
        this.addresses = addresses;
        this.table = table;
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    void put(StoredNotice notice, Collection<PersonId> people, int round) {
        var open = channels.stream()
                .filter(Channel::isSetUp)
                .filter(channel -> channel.serves(notice.urgency()))
                .toList();
        if (!open.isEmpty()) {
            people.forEach(person -> put(notice, person, round, open));
        }
    }

    private void put(StoredNotice notice, PersonId person, int round, List<Channel> open) {
        var address = addresses.of(person);
        var reaching = open.stream()
                .filter(channel -> channel.target(address).isPresent())
                .toList();
        for (var channel : reaching) {
            var delivery = delivery(notice, person, channel.way(), round, Optional.empty());
            if (table.insert(delivery)) {
                jobs.schedule(DELIVER, delivery.id(), clock.instant(), delivery.id());
            }
        }
        if (reaching.isEmpty() && notice.pages()) {
            reachesNowhere(delivery(
                    notice, person, open.getFirst().way(), round, Optional.of(Problem.of(Problem.Kind.NO_ADDRESS))));
        }
    }

    private void reachesNowhere(Delivery delivery) {
        if (table.insert(delivery)) {
            ledger.append(
                    NoticeEntries.FAILED, delivery.notice().value(), NoticeEntries.ended(delivery, delivery.problem()));
        }
    }

    private Delivery delivery(StoredNotice notice, PersonId person, Way way, int round, Optional<Problem> problem) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Delivery(
                NoticeId.fresh(random).value(),
                notice.id(),
                person,
                way,
                round,
                problem.isPresent() ? Delivery.State.FAILED : Delivery.State.WAITING,
                0,
                problem,
                at,
                at);
    }
}
