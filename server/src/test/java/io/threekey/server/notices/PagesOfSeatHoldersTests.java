package io.threekey.server.notices;

import static io.threekey.server.notices.SomeNotices.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.testkit.HeldClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import({Staff.class, FoundedHospital.class, Founders.class})
class PagesOfSeatHoldersTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Founders founders;
    private final DutyRota rota;
    private final Addresses addresses;
    private final Notices notices;
    private final DeliveryTable deliveries;
    private final TransactionTemplate transaction;
    private final HeldClock clock;
    private final Visitor visitor;
    private final Staff.Member nurse;

    @Autowired
    PagesOfSeatHoldersTests(
            Founders founders,
            DutyRota rota,
            Addresses addresses,
            Notices notices,
            DeliveryTable deliveries,
            TransactionTemplate transaction,
            HeldClock clock,
            Staff staff,
            Visitor visitor) {
        this.founders = founders;
        this.rota = rota;
        this.addresses = addresses;
        this.notices = notices;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.clock = clock;
        this.visitor = visitor.another();
        this.nurse = staff.nurse();
    }

    @BeforeEach
    void comeIn() {
        new Door(visitor).comesIn(nurse.authenticator());
    }

    private String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, LONDON)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    @Nested
    class TheRota {

        @AfterEach
        void nobodyIsOnDuty() {
            rota.shifts(Function.SPONSOR).forEach(shift -> rota.withdraw(shift.id(), founders.person("sponsor")));
        }

        private HttpResponse<String> enters(Visitor owner, String seat, Function function) {
            return owner.submits(
                    Origin.ID,
                    "/duty/shifts",
                    Map.of(
                            "function",
                            function.name(),
                            "person",
                            founders.person(seat).value(),
                            "from",
                            local(clock.instant()),
                            "until",
                            local(clock.instant().plus(Duration.ofHours(12)))));
        }

        @Test
        void saysWhoIsPagedWhileNobodyIsOnDuty() {
            assertThat(visitor.visits("/duty").body())
                    .contains("Now: nobody. All 2 are paged", "Nobody on duty")
                    .doesNotContain("data-opens=\"enter-");
        }

        @Test
        void isEnteredByTheFunctionsOwnPeople() {
            var sponsor = founders.comesIn("sponsor");
            assertThat(enters(sponsor, "sponsor-deputy", Function.SPONSOR).statusCode())
                    .isEqualTo(303);
            assertThat(visitor.visits("/duty").body()).contains("Now: Holder of sponsor-deputy, until");
            assertThat(sponsor.visits("/duty?done=ENTERED").body())
                    .contains("The shift is entered.", "data-opens=\"enter-SPONSOR\"")
                    .doesNotContain("data-opens=\"enter-IAM\"");
        }

        @Test
        void isHandedOverAndEnded() {
            var sponsor = founders.comesIn("sponsor");
            enters(sponsor, "sponsor-deputy", Function.SPONSOR);
            var shift = rota.shifts(Function.SPONSOR).getFirst().id();
            var over = sponsor.submits(
                    Origin.ID,
                    "/duty/shifts/" + shift + "/handover",
                    Map.of("person", founders.person("sponsor").value()));
            assertThat(over.statusCode()).isEqualTo(303);
            assertThat(rota.onDuty(Function.SPONSOR)).containsExactly(founders.person("sponsor"));
            var again = sponsor.submits(Origin.ID, "/duty/shifts/" + shift + "/withdrawal", Map.of());
            assertThat(again.body()).contains("KNOT-48");
        }

        @Test
        void isNotTouchedByOthers() {
            var iam = founders.comesIn("iam");
            assertThat(enters(iam, "sponsor", Function.SPONSOR).body()).contains("GODWIT-41");
            assertThat(enters(iam, "sponsor", Function.IAM).body()).contains("CURLEW-46");
            assertThat(enters(visitor, "sponsor", Function.SPONSOR).statusCode())
                    .isEqualTo(403);
        }

        @Test
        void takesNoImpossibleTimes() {
            var sponsor = founders.comesIn("sponsor");
            var answer = sponsor.submits(
                    Origin.ID,
                    "/duty/shifts",
                    Map.of(
                            "function",
                            "SPONSOR",
                            "person",
                            founders.person("sponsor").value(),
                            "from",
                            "tomorrow",
                            "until",
                            "later"));
            assertThat(answer.body()).contains("AVOCET-47");
        }
    }

    @Nested
    class WhatLeftTheHouse {

        @Test
        void isForSeatHolders() {
            assertThat(visitor.visits("/notices/deliveries").statusCode()).isEqualTo(403);
            assertThat(founders.comesIn("iam").visits("/notices/deliveries").body())
                    .contains("Mail is not set up at this hospital");
        }

        @Test
        void showsWhatFailedUntilSomebodySawToIt() {
            var iam = founders.comesIn("iam");
            var delivery = fails();
            assertThat(iam.visits("/notices/deliveries").body())
                    .contains(
                            "Fire in Ward 7",
                            "Pager to Holder of iam",
                            "The other side said no (503).",
                            "Not delivered");
            var seen = "/notices/deliveries/" + delivery + "/settlement";
            assertThat(iam.submits(Origin.ID, seen, Map.of()).statusCode()).isEqualTo(303);
            assertThat(iam.submits(Origin.ID, seen, Map.of()).body()).contains("SANDERLING-37");
            assertThat(iam.visits("/notices/deliveries").body()).contains("Seen to");
        }

        private String fails() {
            var id = "0123456789abcdef01234567";
            transaction.executeWithoutResult(status -> {
                var page =
                        notices.tell(page(Recipient.of(founders.person("iam")))).orElseThrow();
                deliveries.insert(new Delivery(
                        id,
                        page,
                        founders.person("iam"),
                        Way.PAGER,
                        0,
                        Delivery.State.FAILED,
                        1,
                        Optional.of(Problem.saidNo(503)),
                        clock.instant(),
                        clock.instant()));
            });
            return id;
        }
    }

    @Nested
    class OnesAddress {

        private HttpResponse<String> keeps(String mail, String pager) {
            return visitor.submits(Origin.ID, "/notices/address", Map.of("mail", mail, "pager", pager));
        }

        @Test
        void isKeptByOneself() {
            assertThat(keeps(" a.nurse@hospital.example ", "+49 30 1").statusCode())
                    .isEqualTo(303);
            assertThat(addresses.of(nurse.person()))
                    .isEqualTo(new Address(Optional.of("a.nurse@hospital.example"), Optional.of("+49 30 1")));
            assertThat(visitor.visits("/notices/address").body()).contains("value=\"a.nurse@hospital.example\"");
            assertThat(keeps("", "").statusCode()).isEqualTo(303);
            assertThat(addresses.of(nurse.person())).isEqualTo(Address.NONE);
        }

        @Test
        void isNotKeptWhereItIsNone() {
            var answer = keeps("a nurse", "call me");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("This is not an e-mail address", "This is not a number");
            assertThat(addresses.of(nurse.person())).isEqualTo(Address.NONE);
        }
    }
}
