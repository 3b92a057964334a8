package io.threekey.server.notices;

import static io.threekey.server.notices.SomeNotices.HAAS;
import static io.threekey.server.notices.SomeNotices.LIND;
import static io.threekey.server.notices.SomeNotices.NURSE;
import static io.threekey.server.notices.SomeNotices.OKAFOR;
import static io.threekey.server.notices.SomeNotices.information;
import static io.threekey.server.notices.SomeNotices.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.notices.DutyRota.Outcome;
import io.threekey.server.notices.DutyWeek.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DutyRotaTests {

    private final NoticesNode node = NoticesNode.fresh(Map.of());
    private final DutyRota rota = node.get(DutyRota.class);

    @AfterEach
    void stop() {
        node.close();
    }

    private Instant in(int hours) {
        return node.clock().instant().plus(Duration.ofHours(hours));
    }

    private Outcome enters(PersonId person, int from, int until) {
        return rota.enter(Function.IAM, person, in(from), in(until), OKAFOR);
    }

    private ShiftId onlyShift() {
        assertThat(rota.shifts(Function.IAM)).hasSize(1);
        return rota.shifts(Function.IAM).getFirst().id();
    }

    private boolean isTold(PersonId person, NoticeId notice) {
        return node.inboxOf(person).stream().anyMatch(told -> told.id().equals(notice));
    }

    @Nested
    class APageToAFunction {

        @Test
        void goesToWhoeverIsOnDuty() {
            enters(LIND, 0, 12);
            var page = node.tells(page(Recipient.of(Function.IAM)));
            assertThat(isTold(LIND, page)).isTrue();
            assertThat(isTold(OKAFOR, page)).isFalse();
        }

        @Test
        void goesToAllWhileNobodyIs() {
            enters(LIND, 1, 12);
            var page = node.tells(page(Recipient.of(Function.IAM)));
            assertThat(isTold(LIND, page)).isTrue();
            assertThat(isTold(OKAFOR, page)).isTrue();
        }

        @Test
        void goesToAllWhereWhoeverIsOnDutyIsAway() {
            enters(LIND, 0, 12);
            node.get(SomebodyAway.class).is(LIND, in(-1), in(1));
            var page = node.tells(page(Recipient.of(Function.IAM)));
            assertThat(List.of(LIND, OKAFOR)).allMatch(person -> isTold(person, page));
        }

        @Test
        void goesToTheOtherOnDutyWhereOneIsAway() {
            enters(LIND, 0, 12);
            enters(OKAFOR, 0, 12);
            node.get(SomebodyAway.class).is(LIND, in(-1), in(1));
            var page = node.tells(page(Recipient.of(Function.IAM)));
            assertThat(isTold(OKAFOR, page)).isTrue();
            assertThat(isTold(LIND, page)).isFalse();
        }

        @Test
        void goesToWhoeverIsOnDutyAndBackAgain() {
            enters(LIND, 0, 12);
            node.get(SomebodyAway.class).is(LIND, in(-2), in(0));
            var page = node.tells(page(Recipient.of(Function.IAM)));
            assertThat(isTold(LIND, page)).isTrue();
            assertThat(isTold(OKAFOR, page)).isFalse();
        }

        @Test
        void goesToBothWhereTwoAre() {
            enters(LIND, 0, 12);
            enters(OKAFOR, 0, 12);
            var page = node.tells(page(Recipient.of(Function.IAM)));
            assertThat(List.of(LIND, OKAFOR)).allMatch(person -> isTold(person, page));
        }

        @Test
        void goesToTheNextFromTheInstantOfTheChange() {
            enters(LIND, 0, 1);
            enters(OKAFOR, 1, 2);
            node.clock().advance(Duration.ofHours(1));
            var page = node.tells(page(Recipient.of(Function.IAM)));
            assertThat(isTold(OKAFOR, page)).isTrue();
            assertThat(isTold(LIND, page)).isFalse();
        }

        @Test
        void isNotMisdirectedBySql() {
            enters(LIND, 0, 12);
            node.jobs.intruder.runs("update notices_shift set person = 'haas'");
            var page = node.tells(page(Recipient.of(Function.IAM)));
            assertThat(isTold(HAAS, page)).isFalse();
            assertThat(List.of(LIND, OKAFOR)).allMatch(person -> isTold(person, page));
        }

        @Test
        void thatOnlyInformsGoesToAll() {
            enters(LIND, 0, 12);
            var tea = node.tells(information(Recipient.of(Function.IAM)));
            assertThat(isTold(OKAFOR, tea)).isTrue();
        }
    }

    @Nested
    class ANoticeOfDays {

        @Test
        void saysThemAsTheyWere() {
            var day = LocalDate.parse("2026-12-03");
            assertThat(NoticeArguments.read(NoticeArguments.written(List.of("Lind", day))))
                    .isEqualTo(List.of("Lind", day));
        }
    }

    @Nested
    class AShift {

        @Test
        void isEnteredAndRecorded() {
            assertThat(enters(LIND, 0, 12)).isEqualTo(Outcome.DONE);
            assertThat(rota.week(Function.IAM).stretches().getFirst())
                    .isEqualTo(new Stretch(in(0), in(12), List.of(LIND)));
            assertThat(node.entries(DutyEntries.ENTERED)).singleElement().satisfies(entry -> {
                assertThat(entry.subject()).isEqualTo("iam");
                assertThat(NoticesNode.text(entry, "person")).isEqualTo("lind");
                assertThat(NoticesNode.text(entry, "by")).isEqualTo("okafor");
            });
        }

        @Test
        void isEnteredOnlyByTheFunctionsOwnPeopleAndForThem() {
            assertThat(rota.enter(Function.IAM, LIND, in(0), in(1), HAAS)).isEqualTo(Outcome.NOT_YOURS);
            assertThat(rota.enter(Function.IAM, LIND, in(0), in(1), NURSE)).isEqualTo(Outcome.NOT_YOURS);
            assertThat(enters(HAAS, 0, 1)).isEqualTo(Outcome.NOT_OF_THE_FUNCTION);
            assertThat(rota.shifts(Function.IAM)).isEmpty();
        }

        @Test
        void needsATimeThatFits() {
            assertThat(enters(LIND, 2, 1)).isEqualTo(Outcome.NOT_A_TIME);
            assertThat(enters(LIND, -3, 0)).isEqualTo(Outcome.NOT_A_TIME);
            assertThat(enters(LIND, 0, 24 * 15)).isEqualTo(Outcome.NOT_A_TIME);
        }

        @Test
        void isHandedOverFromNowOn() {
            enters(LIND, 0, 12);
            node.clock().advance(Duration.ofHours(4));
            assertThat(rota.handOver(onlyShift(), OKAFOR, LIND)).isEqualTo(Outcome.DONE);
            assertThat(rota.onDuty(Function.IAM)).containsExactly(OKAFOR);
            assertThat(rota.week(Function.IAM).stretches().getFirst())
                    .isEqualTo(new Stretch(in(0), in(8), List.of(OKAFOR)));
            assertThat(node.entries(DutyEntries.HANDED_OVER)).hasSize(1);
        }

        @Test
        void isHandedOverAsAWholeWhereItHasNotBegun() {
            enters(LIND, 2, 12);
            assertThat(rota.handOver(onlyShift(), OKAFOR, OKAFOR)).isEqualTo(Outcome.DONE);
            assertThat(rota.shifts(Function.IAM)).singleElement().satisfies(shift -> {
                assertThat(shift.person()).isEqualTo(OKAFOR);
                assertThat(shift.from()).isEqualTo(in(2));
            });
        }

        @Test
        void isEnded() {
            enters(LIND, 0, 12);
            var shift = onlyShift();
            node.clock().advance(Duration.ofHours(1));
            assertThat(rota.withdraw(shift, HAAS)).isEqualTo(Outcome.NOT_YOURS);
            assertThat(rota.withdraw(shift, OKAFOR)).isEqualTo(Outcome.DONE);
            assertThat(rota.onDuty(Function.IAM)).isEmpty();
            assertThat(rota.withdraw(shift, OKAFOR)).isEqualTo(Outcome.GONE);
            assertThat(rota.handOver(shift, OKAFOR, OKAFOR)).isEqualTo(Outcome.GONE);
        }
    }
}
