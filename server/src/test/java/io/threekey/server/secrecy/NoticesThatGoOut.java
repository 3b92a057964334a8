package io.threekey.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.notices.Address;
import io.threekey.server.notices.Addresses;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.NoticeId;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** A page that reaches one person, and does not reach another. */
final class NoticesThatGoOut {

    private final Notices notices;
    private final Addresses addresses;
    private final TransactionTemplate transaction;
    private final Intruder intruder;

    NoticesThatGoOut(Notices notices, Addresses addresses, TransactionTemplate transaction, Intruder intruder) {
        this.notices = notices;
        this.addresses = addresses;
        this.transaction = transaction;
        this.intruder = intruder;
    }

    void happen(Staff.Member reached, Staff.Member unreachable, Visitor visitor) {
        addresses.keep(reached.person(), new Address(Optional.empty(), Optional.of("5501")));
        addresses.keep(unreachable.person(), new Address(Optional.empty(), Optional.of("5404")));
        var page = tell(new Notice(
                "test.fire",
                List.of("Ward 7", "seven", "Run."),
                Urgency.PAGE,
                List.of(Recipient.of(reached.person()), Recipient.of(unreachable.person())),
                "/me",
                "a fire"));
        await("delivered").atMost(Duration.ofSeconds(20)).until(() -> isRecorded("notice.delivered"));
        await("failed").atMost(Duration.ofSeconds(20)).until(() -> isRecorded("notice.failed"));
        new Door(visitor).comesIn(reached.authenticator());
        assertThat(visitor.visits("/notices").body()).contains("Fire in Ward 7");
        visitor.submits(Origin.ID, "/notices/" + page + "/answer", Map.of());
    }

    private NoticeId tell(Notice notice) {
        return Objects.requireNonNull(transaction.execute(status -> notices.tell(notice)))
                .orElseThrow();
    }

    private boolean isRecorded(String type) {
        return !intruder.reads("""
                        select type from ledger_queue where type = ?
                        union all select type from ledger_entry where type = ?""", type, type).isEmpty();
    }
}
