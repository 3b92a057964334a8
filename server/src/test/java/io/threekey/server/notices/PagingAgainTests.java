package io.threekey.server.notices;

import static io.threekey.server.notices.SomeNotices.HAAS;
import static io.threekey.server.notices.SomeNotices.LIND;
import static io.threekey.server.notices.SomeNotices.NURSE;
import static io.threekey.server.notices.SomeNotices.OKAFOR;
import static io.threekey.server.notices.SomeNotices.information;
import static io.threekey.server.notices.SomeNotices.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.Function;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PagingAgainTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final PagerReceiver gateway = new PagerReceiver();
    private final NoticesNode node = NoticesNode.fresh(gateway.settings());

    PagingAgainTests() {
        node.isReachedAt(OKAFOR, "", "1");
        node.isReachedAt(LIND, "", "2");
        node.isReachedAt(HAAS, "", "3");
        node.isReachedAt(NURSE, "", "4");
    }

    @AfterEach
    void stop() {
        gateway.close();
        node.close();
    }

    private void awaitCalls(String number, int count) {
        await().atMost(SOON).until(() -> gateway.callsTo(number).size() == count);
    }

    private void tenMinutesPass() {
        node.clock().advance(Duration.ofMinutes(10));
    }

    @Nested
    class APageThatNobodyAnswers {

        @Test
        void ringsAgainAlsoAtTheOthersOfTheFunction() {
            node.get(DutyRota.class)
                    .enter(
                            Function.IAM,
                            LIND,
                            node.clock().instant(),
                            node.clock().instant().plus(Duration.ofHours(8)),
                            LIND);
            var page = node.tells(page(Recipient.of(Function.IAM)));
            awaitCalls("2", 1);
            node.clock().advance(Duration.ofMinutes(9));
            node.jobs.awaitLooks();
            assertThat(gateway.callsTo("1")).isEmpty();

            node.clock().advance(Duration.ofMinutes(1));

            awaitCalls("2", 2);
            awaitCalls("1", 1);
            assertThat(node.inboxOf(OKAFOR)).extracting(ToldNotice::id).containsExactly(page);
            assertThat(node.entries(NoticeEntries.PAGED_AGAIN)).hasSize(1);
            assertThat(gateway.callsTo("3")).isEmpty();
        }

        @Test
        void ringsAgainAtWhoWasNamed() {
            node.tells(page(Recipient.of(NURSE)));
            awaitCalls("4", 1);
            tenMinutesPass();
            awaitCalls("4", 2);
        }

        @Test
        void ringsSixTimesMoreAndThenEveryPageSaysSo() {
            var page = node.tells(page(Recipient.of(Function.SECURITY)));
            for (var round = 1; round <= PagingAgain.ROUNDS; round++) {
                awaitCalls("3", round);
                assertThat(node.alerts()).doesNotContain("page.unanswered");
                tenMinutesPass();
            }
            awaitCalls("3", 7);
            tenMinutesPass();
            await().atMost(SOON)
                    .until(() -> node.entries(NoticeEntries.UNANSWERED).size() == 1);
            assertThat(node.alerts()).contains("page.unanswered");
            tenMinutesPass();
            node.jobs.awaitLooks();
            assertThat(gateway.callsTo("3")).hasSize(7);
            assertThat(node.reads("select * from jobs_job where task_name = 'notices.page-again'"))
                    .isEmpty();

            node.get(Inbox.class).answer(page, HAAS);

            assertThat(node.alerts()).doesNotContain("page.unanswered");
        }

        @Test
        void isSaidOnEveryPageAlsoWhereSomebodyDeletedTheJobs() {
            node.tells(page(Recipient.of(Function.SECURITY)));
            node.jobs.intruder.runs("delete from jobs_job");
            node.clock().advance(Duration.ofMinutes(70));
            assertThat(node.alerts()).contains("page.unanswered");
        }

        @Test
        void ringsOnceInEachRoundThoughTwoNodesWatch() {
            try (var other = node.andAnother()) {
                node.tells(page(Recipient.of(Function.SECURITY)));
                awaitCalls("3", 1);
                tenMinutesPass();
                awaitCalls("3", 2);
                tenMinutesPass();
                awaitCalls("3", 3);
                node.jobs.awaitLooks();
                assertThat(gateway.callsTo("3")).hasSize(3);
                assertThat(other.entries(NoticeEntries.PAGED_AGAIN)).hasSize(2);
            }
        }

        @Test
        void ringsAgainAfterARestart() {
            node.tells(page(Recipient.of(Function.SECURITY)));
            awaitCalls("3", 1);
            node.close();
            tenMinutesPass();
            try (var restarted = node.andAnother()) {
                awaitCalls("3", 2);
                assertThat(restarted.entries(NoticeEntries.PAGED_AGAIN)).hasSize(1);
            }
        }
    }

    @Nested
    class AnOldPage {

        @Test
        void ringsAndCanBeAnsweredBehindAHundredNewerNotices() {
            var page = node.tells(page(Recipient.of(NURSE)));
            for (var number = 0; number < 100; number++) {
                node.clock().advance(Duration.ofSeconds(1));
                node.tells(information(Recipient.of(NURSE)));
            }

            assertThat(node.get(Inbox.class).ringing(NURSE)).isEqualTo(1);
            assertThat(node.inboxOf(NURSE))
                    .hasSize(101)
                    .last()
                    .extracting(ToldNotice::id)
                    .isEqualTo(page);
            assertThat(node.get(Inbox.class).answer(page, NURSE)).isEqualTo(Inbox.Answering.ANSWERED);
            assertThat(node.get(Inbox.class).ringing(NURSE)).isZero();
            assertThat(node.inboxOf(NURSE)).hasSize(100);
        }
    }

    @Nested
    class APageThatSomebodyAnswered {

        @Test
        void ringsNoMore() {
            var page = node.tells(page(Recipient.of(Function.IAM)));
            awaitCalls("1", 1);
            awaitCalls("2", 1);
            node.get(Inbox.class).answer(page, LIND);
            tenMinutesPass();
            node.jobs.awaitLooks();
            assertThat(gateway.calls()).hasSize(2);
            assertThat(node.entries(NoticeEntries.PAGED_AGAIN)).isEmpty();
        }

        @Test
        void ringsOnForTheOtherRecipientsWhoDidNot() {
            var page = node.tells(page(Recipient.of(Function.SECURITY), Recipient.of(NURSE)));
            awaitCalls("3", 1);
            awaitCalls("4", 1);
            node.get(Inbox.class).answer(page, HAAS);
            tenMinutesPass();
            awaitCalls("4", 2);
            assertThat(gateway.callsTo("3")).hasSize(1);
        }
    }

    @Nested
    class APageForAFunctionWithNobodyInIt {

        @Test
        void isTheSponsors() {
            node.get(SomeNotices.Hospital.class).seats(Function.SPONSOR, OKAFOR, "Ngozi Okafor");
            var page = node.tells(page(Recipient.of(Function.CLINICAL_OPERATIONS)));
            awaitCalls("1", 1);
            tenMinutesPass();
            awaitCalls("1", 2);

            node.get(Inbox.class).answer(page, OKAFOR);

            node.clock().advance(Duration.ofMinutes(70));
            assertThat(node.alerts()).doesNotContain("page.unanswered");
        }

        @Test
        void isSaidOnEveryPageWhereThereIsNoSponsorEither() {
            node.tells(page(Recipient.of(Function.CLINICAL_OPERATIONS)));
            node.clock().advance(Duration.ofMinutes(69));
            assertThat(node.alerts()).doesNotContain("page.unanswered");
            node.clock().advance(Duration.ofMinutes(1));
            assertThat(node.alerts()).contains("page.unanswered");
        }
    }

    @Nested
    class Information {

        @Test
        void isNotRepeated() {
            node.tells(information(Recipient.of(Function.IAM)));
            assertThat(node.reads("select * from jobs_job where task_name = 'notices.page-again'"))
                    .isEmpty();
        }
    }
}
