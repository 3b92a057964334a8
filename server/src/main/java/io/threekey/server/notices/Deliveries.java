package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What left the house, what waits, and what could not be delivered. */
@Component
public class Deliveries {

    private static final int MOST = 100;

    private final DeliveryTable table;
    private final NoticeTables notices;
    private final Functions functions;
    private final List<Channel> channels;
    private final Ledger ledger;
    private final Clock clock;

    Deliveries(
            DeliveryTable table,
            NoticeTables notices,
            Functions functions,
            List<Channel> channels,
            Ledger ledger,
            Clock clock) {
        this.table = table;
        this.notices = notices;
        this.functions = functions;
        this.channels = List.copyOf(channels);
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @param to the person's name, or their id where the name is not known here
     * @param round 0 when it was first told, then each time it was paged again
     * @param stands whether it failed and nobody has seen to it
     */
    public record Outgoing(
            String id,
            Words subject,
            String to,
            Way way,
            int round,
            String state,
            int attempts,
            Optional<Problem> problem,
            Instant changedAt,
            boolean stands) {}

    public boolean isSetUp(Way way) {
        return channels.stream().anyMatch(channel -> channel.way() == way && channel.isSetUp());
    }

    /** The newest first, before them all that failed and still stands. */
    public List<Outgoing> latest() {
        var standing = table.standingFailures();
        var ids = standing.stream().map(Delivery::id).collect(Collectors.toSet());
        var others = table.latest(MOST).stream()
                .filter(delivery -> !ids.contains(delivery.id()))
                .toList();
        var known = notices.notices(Stream.concat(standing.stream(), others.stream())
                .map(Delivery::notice)
                .collect(Collectors.toSet()));
        return Stream.concat(standing.stream(), others.stream())
                .flatMap(delivery -> Optional.ofNullable(known.get(delivery.notice())).stream()
                        .map(notice -> outgoing(delivery, notice, ids.contains(delivery.id()))))
                .toList();
    }

    /** @return false where it did not fail, or somebody saw to it before */
    @Transactional
    public boolean settle(String id, PersonId by) {
        var failed = table.find(id);
        if (failed.isEmpty() || !table.settle(id, clock.instant())) {
            return false;
        }
        ledger.append(NoticeEntries.SETTLED, failed.get().notice().value(), NoticeEntries.settled(failed.get(), by));
        return true;
    }

    private Outgoing outgoing(Delivery delivery, StoredNotice notice, boolean stands) {
        return new Outgoing(
                delivery.id(),
                new Words("notice.%s.subject".formatted(notice.code()), notice.arguments()),
                functions.nameOf(delivery.person()).orElse(delivery.person().value()),
                delivery.way(),
                delivery.round(),
                delivery.state().code(),
                delivery.attempts(),
                delivery.problem(),
                delivery.changedAt(),
                stands);
    }
}
