package io.threekey.server.governance;

import io.threekey.charter.Function;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.server.notices.Recipients;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notices for a function go to those whom the charter in force gives its seats to. */
@Component
class SeatHoldersAsRecipients implements Recipients {

    private final PoliciesInForce policies;
    private final Clock clock;

    SeatHoldersAsRecipients(PoliciesInForce policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public List<Holder> of(Function function) {
        if (!policies.founded()) {
            return List.of();
        }
        var at = clock.instant();
        return policies.chain().charter().seats().stream()
                .filter(seat -> seat.function() == function)
                .filter(seat -> seat.isHeldAt(at))
                .sorted(Comparator.comparing(seat -> seat.rank() == Rank.OWNER ? 0 : 1))
                .map(SeatHoldersAsRecipients::holder)
                .distinct()
                .toList();
    }

    private static Holder holder(Seat seat) {
        return new Holder(seat.holder(), seat.holderName());
    }
}
