package io.threekey.server.notices;

import static io.threekey.server.notices.SomeNotices.NURSE;
import static io.threekey.server.notices.SomeNotices.information;
import static io.threekey.server.notices.SomeNotices.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.threekey.server.frame.Words;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MailTests {

    private static final Duration SOON = Duration.ofSeconds(25);
    private static final String ADDRESS = "a.nurse@hospital.example";

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    @AfterEach
    void stop() throws Exception {
        for (var open : toClose) {
            open.close();
        }
    }

    private NoticesNode node(int port, String tls) {
        var node = NoticesNode.fresh(Map.of(
                "threekey.smtp-host",
                "127.0.0.1",
                "threekey.smtp-port",
                port,
                "threekey.smtp-tls",
                tls,
                "threekey.smtp-from",
                "threekey@hospital.example"));
        toClose.push(node);
        node.isReachedAt(NURSE, ADDRESS, "");
        return node;
    }

    private GreenMail relay(String protocol) {
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        relay.start();
        toClose.push(() -> stop(relay));
        return relay;
    }

    private static void stop(GreenMail relay) {
        try {
            relay.stop();
        } catch (IllegalStateException broken) {
            // it complains of callers that did not trust it
        }
    }

    private static void awaitProblem(NoticesNode node, NoticeId notice, String problem) {
        // a relay's own threads complain of callers that did not trust it
        await().dontCatchUncaughtExceptions()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(node.deliveries(notice))
                        .extracting(row -> row.get("problem"))
                        .containsExactly(problem));
    }

    @Nested
    class ANotice {

        private final GreenMail relay = relay(ServerSetup.PROTOCOL_SMTP);
        private final NoticesNode node = node(relay.getSmtp().getPort(), "none");

        @Test
        void arrivesInPlainWordsWithTheWayToGoOn() throws Exception {
            var tea = node.tells(information(Recipient.of(NURSE)));
            var delivery = node.awaitDelivery(tea, "delivered");

            var mail = relay.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Tea is ready");
            assertThat(mail.getFrom()[0].toString()).isEqualTo("threekey@hospital.example");
            assertThat(mail.getAllRecipients()[0].toString()).isEqualTo(ADDRESS);
            assertThat(mail.getContentType()).startsWith("text/plain");
            assertThat(mail.getContent().toString())
                    .contains("In the kitchen of Ward 7.", "http://id.localhost:8080/policies");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("Message-ID")).containsExactly("<" + delivery.get("id") + "@hospital.example>");
        }

        @Test
        void saysThatItIsAPage() throws Exception {
            node.awaitDelivery(node.tells(page(Recipient.of(NURSE))), "delivered");
            var mail = relay.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Page: Fire in Ward 7");
            assertThat(mail.getContent().toString())
                    .contains("This is drill 2.", "in hand", "http://id.localhost:8080/notices");
        }

        @Test
        void cannotForgeAHeader() throws Exception {
            var sly = new Notice(
                    "test.fire",
                    List.of("Ward 7\r\nBcc: everybody@evil.example", "seven", Words.of("testnotices.drill", 1)),
                    Urgency.INFORM,
                    List.of(Recipient.of(NURSE)),
                    "/",
                    "a sly fire");
            node.awaitDelivery(node.tells(sly), "delivered");
            assertThat(relay.getReceivedMessages()).hasSize(1);
            var mail = relay.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Fire in Ward 7 Bcc: everybody@evil.example");
            assertThat(mail.getHeader("Bcc")).isNull();
        }

        @Test
        void arrivesOnceTheRelayIsBack() {
            relay.stop();
            var tea = node.tells(information(Recipient.of(NURSE)));
            awaitProblem(node, tea, "unreachable");
            await().atMost(SOON)
                    .until(() ->
                            node.reads("select * from jobs_job where picked").isEmpty());
            relay.start();
            try (var elsewhere = node.andAnother(Map.of(
                    "threekey.smtp-host", "127.0.0.1",
                    "threekey.smtp-port", relay.getSmtp().getPort(),
                    "threekey.smtp-tls", "none",
                    "threekey.smtp-from", "threekey@hospital.example"))) {
                node.close();
                elsewhere.clock().advance(Duration.ofSeconds(10));
                elsewhere.awaitDelivery(tea, "delivered");
            }
        }

        @Test
        void stopsWhereNobodyKnowsAnAddress() {
            var page = node.tells(information(Recipient.of(SomeNotices.HAAS)));
            assertThat(node.deliveries(page)).isEmpty();
        }
    }

    @Nested
    class ARelay {

        @Test
        void thatCannotChangeOverToTlsIsToldNothing() {
            var relay = relay(ServerSetup.PROTOCOL_SMTP);
            var node = node(relay.getSmtp().getPort(), "starttls");
            awaitProblem(node, node.tells(information(Recipient.of(NURSE))), "not-trusted");
            assertThat(relay.getReceivedMessages()).isEmpty();
        }

        @Test
        void thatCannotProveWhoItIsIsToldNothing() {
            var relay = relay(ServerSetup.PROTOCOL_SMTPS);
            var node = node(relay.getSmtps().getPort(), "tls");
            awaitProblem(node, node.tells(information(Recipient.of(NURSE))), "not-trusted");
            assertThat(relay.getReceivedMessages()).isEmpty();
        }

        @Test
        void thatKnowsNoSuchAddressIsNotAskedAgain() {
            var relay = ScriptedRelay.thatSays("550 no such user here");
            toClose.push(relay);
            var node = node(relay.port(), "none");
            assertThat(node.awaitDelivery(node.tells(information(Recipient.of(NURSE))), "failed"))
                    .containsEntry("attempts", 1)
                    .containsEntry("detail", "550");
            assertThat(node.alerts()).contains("notice.undelivered");
        }

        @Test
        void thatAsksForPatienceIsAskedAgain() {
            var relay = ScriptedRelay.thatSays("451 greylisted");
            toClose.push(relay);
            var node = node(relay.port(), "none");
            var tea = node.tells(information(Recipient.of(NURSE)));
            awaitProblem(node, tea, "said-no");
            assertThat(node.deliveries(tea)).extracting(row -> row.get("state")).containsExactly("waiting");
        }

        @Test
        void thatSaysNothingIsLeftAfterTenSeconds() {
            var relay = ScriptedRelay.thatIsSilent();
            toClose.push(relay);
            var node = node(relay.port(), "none");
            awaitProblem(node, node.tells(information(Recipient.of(NURSE))), "too-slow");
        }
    }

    @Nested
    class TheSettings {

        @Test
        void sendNoPasswordInTheClear() {
            assertThatThrownBy(() -> new MailRelay(
                            "relay",
                            25,
                            MailRelay.Tls.NONE,
                            "a@b.example",
                            Optional.of(new MailRelay.Login("u", "secret word"))))
                    .hasMessageContaining("THREEKEY_SMTP_TLS")
                    .hasMessageNotContaining("secret word");
        }

        @Test
        void needASenderAndAKnownTls() {
            assertThatThrownBy(() -> new MailRelay("relay", 25, MailRelay.Tls.TLS, "", Optional.empty()))
                    .hasMessageContaining("THREEKEY_SMTP_FROM");
            assertThatThrownBy(() -> MailRelay.Tls.ofSetting("yes")).hasMessageContaining("THREEKEY_SMTP_TLS");
        }
    }

    @Nested
    class AnAddress {

        @Test
        void isOneAddressAndNothingElse() {
            assertThat(List.of(ADDRESS, "x@localhost", "o'neil+duty@a.b.example"))
                    .allMatch(Address::isMail);
            assertThat(List.of("", "x", "x@", "@y", "a@b, c@d", "a@b\r\nBcc: c@d", "\"A\" <a@b>", "a@-@b"))
                    .noneMatch(Address::isMail);
            assertThat(List.of("5501", "+49 30 55-01", "0")).allMatch(Address::isPager);
            assertThat(List.of("", "+", "55x", "5\n5", "55 ")).noneMatch(Address::isPager);
        }

        @Test
        void standsInNoLogAndInNoLedger() {
            assertThat(new Address(Optional.of(ADDRESS), Optional.of("5501")).toString())
                    .doesNotContain("nurse", "5501");
        }
    }
}
