package io.threekey.server.notices;

import static io.threekey.server.notices.SomeNotices.HAAS;
import static io.threekey.server.notices.SomeNotices.NURSE;
import static io.threekey.server.notices.SomeNotices.information;
import static io.threekey.server.notices.SomeNotices.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PagerTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NUMBER = "+49 30 5501";

    private final PagerReceiver gateway = new PagerReceiver();
    private final NoticesNode node = NoticesNode.fresh(gateway.settings());

    PagerTests() {
        node.isReachedAt(NURSE, "", NUMBER);
    }

    @AfterEach
    void stop() {
        gateway.close();
        node.close();
    }

    private void awaitCalls(int count) {
        await().atMost(SOON).until(() -> gateway.calls().size() == count);
    }

    private void awaitWaiting(NoticeId notice, int attempts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(node.deliveries(notice))
                        .singleElement()
                        .satisfies(row -> assertThat(row)
                                .containsEntry("attempts", attempts)
                                .containsEntry("state", "waiting")
                                .doesNotContainEntry("problem", "")));
        await().atMost(SOON)
                .until(() -> node.reads("select * from jobs_job where task_name = 'notices.deliver' and picked")
                        .isEmpty());
    }

    @Nested
    class APage {

        @Test
        void goesToTheGatewayInWords() {
            var page = node.tells(page(Recipient.of(NURSE)));
            node.awaitDelivery(page, "delivered");

            assertThat(gateway.calls()).singleElement().satisfies(call -> {
                assertThat(call.path()).isEqualTo("/pages");
                assertThat(call.text("to")).isEqualTo(NUMBER);
                assertThat(call.text("subject")).isEqualTo("Fire in Ward 7");
                assertThat(call.text("text"))
                        .isEqualTo("The alarm of Ward 7 rang at 22 Nov 2026, 08:00. This is drill 2.");
                assertThat(call.text("link")).isEqualTo("http://id.localhost:8080/notices");
                assertThat(new String(call.body(), StandardCharsets.UTF_8)).doesNotContain(NURSE.value());
            });
            assertThat(node.entries(NoticeEntries.DELIVERED))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.payload().toString()).doesNotContain("5501"));
        }

        @Test
        void isSignedWithItsTime() {
            node.awaitDelivery(node.tells(page(Recipient.of(NURSE))), "delivered");
            var call = gateway.calls().getFirst();
            var at = node.clock().instant().getEpochSecond();
            assertThat(call.headers())
                    .containsEntry(
                            "threekey-signature",
                            "t=" + at + ",v1=" + PagerChannel.signature(PagerReceiver.SECRET, at, call.body()))
                    .containsEntry("threekey-delivery", call.text("delivery"))
                    .containsEntry("threekey-attempt", "1");
        }

        @Test
        void doesNotGoToWhoOnlyIsToRead() {
            var tea = node.tells(information(Recipient.of(NURSE)));
            assertThat(node.deliveries(tea)).isEmpty();
        }

        @Test
        void thatReachesNobodyIsAFailureAtOnce() {
            var page = node.tells(page(Recipient.of(HAAS)));
            assertThat(node.deliveries(page))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row).containsEntry("state", "failed").containsEntry("problem", "no-address"));
            assertThat(node.alerts()).contains("notice.undelivered");
            assertThat(node.entries(NoticeEntries.FAILED)).hasSize(1);
        }

        @Test
        void goesNowhereElseForARowThatSqlChanged() {
            node.jobs.intruder.runs("update notices_address set pager = '0900 666'");
            var page = node.tells(page(Recipient.of(NURSE)));
            assertThat(node.deliveries(page))
                    .extracting(row -> row.get("problem"))
                    .containsExactly("no-address");
            assertThat(gateway.calls()).isEmpty();
        }

        @Test
        void isNotRepeatedToWhoHasItInHandMeanwhile() {
            gateway.answers(503);
            var page = node.tells(page(Recipient.of(NURSE)));
            awaitWaiting(page, 1);
            node.get(Inbox.class).answer(page, NURSE);
            node.clock().advance(Duration.ofSeconds(10));
            node.awaitDelivery(page, "spared");
            assertThat(gateway.calls()).hasSize(1);
        }
    }

    @Nested
    class AGatewayThatFails {

        @Test
        void isAskedAgainUnderTheSameDeliveryAndAnotherAttempt() {
            gateway.answers(500);
            var page = node.tells(page(Recipient.of(NURSE)));
            awaitWaiting(page, 1);
            node.clock().advance(Duration.ofSeconds(10));
            node.awaitDelivery(page, "delivered");

            assertThat(gateway.calls())
                    .extracting(call -> call.number("attempt"))
                    .containsExactly(1L, 2L);
            assertThat(gateway.calls())
                    .extracting(call -> call.text("delivery"))
                    .containsOnly(gateway.calls().getFirst().text("delivery"));
            assertThat(node.reads("select problem, detail from notices_attempt order by number"))
                    .containsExactly(
                            Map.of("problem", "said-no", "detail", "500"), Map.of("problem", "", "detail", ""));
        }

        @Test
        void isAskedLessAndLessOftenUntilItIsSaidOnEveryPage() {
            gateway.answers(500, 502, 503, 504, 429, 500);
            var page = node.tells(page(Recipient.of(NURSE)));
            var pauses = List.of(10, 30, 60, 120, 300);
            for (var attempt = 1; attempt < Delivering.MOST_ATTEMPTS; attempt++) {
                awaitWaiting(page, attempt);
                assertThat(node.alerts()).doesNotContain("notice.undelivered");
                node.clock().advance(Duration.ofSeconds(pauses.get(attempt - 1)));
            }
            assertThat(node.awaitDelivery(page, "failed"))
                    .containsEntry("attempts", 6)
                    .containsEntry("detail", "500");
            assertThat(node.alerts()).contains("notice.undelivered");
            assertThat(node.entries(NoticeEntries.FAILED)).hasSize(1);
        }

        @Test
        void isNoLongerAnAlertOnceSomethingReachedThePerson() {
            gateway.answers(403);
            node.awaitDelivery(node.tells(page(Recipient.of(NURSE))), "failed");
            assertThat(node.alerts()).contains("notice.undelivered");
            node.clock().advance(Duration.ofSeconds(1));
            node.awaitDelivery(node.tells(page(Recipient.of(NURSE))), "delivered");
            assertThat(node.alerts()).doesNotContain("notice.undelivered");
        }

        @Test
        void isNoLongerAnAlertOnceSomebodySawToIt() {
            gateway.answers(403);
            var failed = node.awaitDelivery(node.tells(page(Recipient.of(NURSE))), "failed");
            var deliveries = node.get(Deliveries.class);
            assertThat(deliveries.settle(String.valueOf(failed.get("id")), HAAS))
                    .isTrue();
            assertThat(deliveries.settle(String.valueOf(failed.get("id")), HAAS))
                    .isFalse();
            assertThat(node.alerts()).doesNotContain("notice.undelivered");
            assertThat(node.entries(NoticeEntries.SETTLED)).hasSize(1);
        }

        @Test
        void isNotFollowedElsewhere() {
            gateway.answers(302);
            assertThat(node.awaitDelivery(node.tells(page(Recipient.of(NURSE))), "failed"))
                    .containsEntry("problem", "sent-elsewhere");
            assertThat(gateway.calls()).extracting(PagerReceiver.Call::path).containsExactly("/pages");
        }

        @Test
        void isNotAskedAgainWhereItSaysThatItWillNever() {
            gateway.answers(400);
            assertThat(node.awaitDelivery(node.tells(page(Recipient.of(NURSE))), "failed"))
                    .containsEntry("attempts", 1);
        }

        @Test
        void isWaitedForTenSecondsOnly() {
            gateway.hangs();
            var page = node.tells(page(Recipient.of(NURSE)));
            awaitWaiting(page, 1);
            assertThat(node.deliveries(page))
                    .extracting(row -> row.get("problem"))
                    .containsExactly("too-slow");
        }

        @Test
        void isAwayWithoutHarm() {
            gateway.close();
            var page = node.tells(page(Recipient.of(NURSE)));
            awaitWaiting(page, 1);
            assertThat(node.deliveries(page))
                    .extracting(row -> row.get("problem"))
                    .containsExactly("unreachable");
        }
    }

    @Nested
    class ANodeThatIsKilled {

        @Test
        void beforeItSendsLeavesThePageToTheNext() {
            try (var quiet = node.andAnother(Map.of())) {
                assertThat(quiet.deliveries(quiet.tells(page(Recipient.of(NURSE)))))
                        .isEmpty();
            }
            gateway.hangs();
            var page = node.tells(page(Recipient.of(NURSE)));
            awaitCalls(1);
            try (var next = new PagerReceiver();
                    var restarted = killed(next)) {
                restarted.awaitDelivery(page, "delivered");

                assertThat(next.calls()).singleElement().satisfies(call -> {
                    assertThat(call.number("attempt")).isEqualTo(2);
                    assertThat(call.text("delivery"))
                            .isEqualTo(gateway.calls().getFirst().text("delivery"));
                });
                assertThat(restarted.reads("select number from notices_attempt where ended_at is null"))
                        .containsExactly(Map.of("number", 1));
            }
        }

        private NoticesNode killed(PagerReceiver next) {
            var settings = next.settings();
            node.clock().advance(Duration.ofMinutes(1));
            return node.afterBeingKilled(settings);
        }
    }

    @Nested
    class TwoNodes {

        @Test
        void sendEachPageOnce() {
            try (var other = node.andAnother()) {
                for (var i = 0; i < 20; i++) {
                    (i % 2 == 0 ? node : other).tells(page(Recipient.of(NURSE)));
                }
                awaitCalls(20);
                other.jobs.awaitLooks();
                assertThat(gateway.calls())
                        .extracting(call -> call.text("delivery"))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Nested
    class TheSettings {

        @Test
        void demandThatNobodyReadsAlong() {
            assertThatThrownBy(() -> gateway("http://pager.hospital.example/"))
                    .hasMessageContaining("THREEKEY_PAGER_URL");
            assertThatThrownBy(() -> gateway("http://127.0.0.1.evil.example/"))
                    .hasMessageContaining("THREEKEY_PAGER_URL");
            assertThatThrownBy(() -> gateway("ftp://127.0.0.1/")).hasMessageContaining("THREEKEY_PAGER_URL");
            assertThatThrownBy(() -> gateway("https://user:word@pager.hospital.example/"))
                    .hasMessageContaining("password");
            assertThat(gateway("https://pager.hospital.example/sms").toString()).doesNotContain(PagerReceiver.SECRET);
            gateway("http://[::1]:8080/");
            gateway("http://localhost/");
        }

        @Test
        void demandASecretThatCannotBeGuessed() {
            assertThatThrownBy(() -> new PagerGateway(URI.create("https://pager.hospital.example/"), "short"))
                    .hasMessageContaining("THREEKEY_PAGER_SECRET")
                    .hasMessageNotContaining("short");
        }

        private static PagerGateway gateway(String url) {
            return new PagerGateway(URI.create(url), PagerReceiver.SECRET);
        }
    }
}
