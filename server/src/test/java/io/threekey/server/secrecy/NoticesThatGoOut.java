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
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.transaction.support.TransactionTemplate;

/** A page that reaches one person, and does not reach another. */
final class NoticesThatGoOut {

    private final Notices notices;
    private final Addresses addresses;
    private final TransactionTemplate transaction;
    private final Intruder intruder;
    private final HeldClock clock;

    NoticesThatGoOut(
            Notices notices, Addresses addresses, TransactionTemplate transaction, Intruder intruder, HeldClock clock) {
        this.notices = notices;
        this.addresses = addresses;
        this.transaction = transaction;
        this.intruder = intruder;
        this.clock = clock;
    }

    void happen(Staff.Member reached, Staff.Member unreachable, Visitor visitor, Founders founders) {
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
        visitor.submits(Origin.ID, "/notices/address", Map.of("mail", "a.nurse@hospital.example", "pager", "5502"));
        seeToIt(founders.signedIn("security"));
        shareTheDuty(founders.signedIn("sponsor"));
        isAway(founders.signedIn("sponsor"));
    }

    private static void seeToIt(Visitor owner) {
        var failed = first("/notices/deliveries/([0-9a-f]{24})/settlement", owner.visits("/notices/deliveries"));
        owner.submits(Origin.ID, "/notices/deliveries/" + failed + "/settlement", Map.of());
    }

    private static void shareTheDuty(Visitor sponsor) {
        var me = first("<option value=\"([^\"]+)\"", sponsor.visits("/duty"));
        sponsor.submits(
                Origin.ID,
                "/duty/shifts",
                Map.of("function", "SPONSOR", "person", me, "from", "2026-11-22T07:00", "until", "2026-11-23T07:00"));
        var duty = sponsor.visits("/duty");
        var other = first("name=\"person\">\\s*<option value=\"([^\"]+)\"", duty);
        sponsor.submits(
                Origin.ID,
                "/duty/shifts/" + first("/duty/shifts/([0-9a-f]{24})/handover", duty) + "/handover",
                Map.of("person", other));
        sponsor.submits(
                Origin.ID,
                "/duty/shifts/" + first("/duty/shifts/([0-9a-f]{24})/withdrawal", sponsor.visits("/duty"))
                        + "/withdrawal",
                Map.of());
    }

    private static void isAway(Visitor sponsor) {
        var me = first("<option value=\"([^\"]+)\"", sponsor.visits("/absence"));
        sponsor.submits(Origin.ID, "/absence", Map.of("person", me, "first", "2026-12-01", "last", "2026-12-03"));
        var path = "/absence/" + first("action=\"/absence/([0-9a-f]{24})\"", sponsor.visits("/absence"));
        sponsor.submits(Origin.ID, path, Map.of("first", "2026-12-02", "last", "2026-12-03"));
        sponsor.submits(Origin.ID, path + "/end", Map.of());
    }

    /** For seventy minutes. */
    void areNotAnswered(Staff.Member somebody) {
        var page = tell(new Notice(
                "test.fire",
                List.of("Ward 8", "eight", "Run."),
                Urgency.PAGE,
                List.of(Recipient.of(somebody.person())),
                "/me",
                "another fire"));
        for (var round = 1; round <= 7; round++) {
            clock.advance(Duration.ofMinutes(10));
            var wanted = round;
            await("round " + round)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !intruder.reads(
                                    "select * from notices_round where notice = ? and round = ?", page.value(), wanted)
                            .isEmpty());
        }
    }

    private static String first(String pattern, HttpResponse<String> page) {
        var found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find()).as("%s in %s", pattern, page.body()).isTrue();
        return found.group(1);
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
