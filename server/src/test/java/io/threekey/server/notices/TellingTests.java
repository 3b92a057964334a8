package io.threekey.server.notices;

import static io.threekey.server.notices.SomeNotices.HAAS;
import static io.threekey.server.notices.SomeNotices.LIND;
import static io.threekey.server.notices.SomeNotices.NURSE;
import static io.threekey.server.notices.SomeNotices.OKAFOR;
import static io.threekey.server.notices.SomeNotices.information;
import static io.threekey.server.notices.SomeNotices.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.frame.Words;
import io.threekey.server.notices.Inbox.Answering;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class TellingTests {

    static NoticesNode node;

    @BeforeAll
    static void start() {
        node = NoticesNode.fresh(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Nested
    class ANotice {

        @Test
        void reachesAllOfAFunctionAndThoseNamed() {
            var notice = node.tells(information(Recipient.of(Function.IAM), Recipient.of(NURSE)));

            assertThat(List.of(OKAFOR, LIND, NURSE))
                    .allSatisfy(person -> assertThat(node.inboxOf(person))
                            .extracting(ToldNotice::id)
                            .contains(notice));
            assertThat(node.inboxOf(HAAS)).extracting(ToldNotice::id).doesNotContain(notice);
        }

        @Test
        void standsOnceForWhoIsMeantTwice() {
            var notice = node.tells(page(Recipient.of(Function.IAM), Recipient.of(OKAFOR)));
            assertThat(node.inboxOf(OKAFOR)).extracting(ToldNotice::id).containsOnlyOnce(notice);
        }

        @Test
        void comesFirstWhereItIsTheNewest() {
            var older = node.tells(information(Recipient.of(HAAS)));
            node.clock().advance(Duration.ofMinutes(1));
            var newer = node.tells(information(Recipient.of(HAAS)));
            assertThat(node.inboxOf(HAAS)).extracting(ToldNotice::id).containsSubsequence(newer, older);
        }

        @Test
        void isToldOnceForEachKey() {
            assertThat(node.triesToTell(page("the same fire", Recipient.of(HAAS))))
                    .isPresent();
            assertThat(node.triesToTell(page("the same fire", Recipient.of(HAAS))))
                    .isEmpty();
        }

        @Test
        void isToldOnceByTwoNodesAtOnce() throws Exception {
            try (var other = node.andAnother();
                    var both = Executors.newFixedThreadPool(2)) {
                for (var i = 0; i < 20; i++) {
                    var fire = page("fire on two nodes " + i, Recipient.of(NURSE));
                    var told = both.invokeAll(List.<Callable<Optional<NoticeId>>>of(
                            () -> node.triesToTell(fire), () -> other.triesToTell(fire)));
                    assertThat(told.stream().filter(one -> one.resultNow().isPresent()))
                            .hasSize(1);
                }
            }
        }

        @Test
        void isNotToldWhereTheTransactionFails() {
            var fire = page("undone", Recipient.of(NURSE));
            assertThatThrownBy(() -> node.jobs.happens(() -> {
                        node.get(Notices.class).tell(fire);
                        throw new IllegalStateException("false alarm");
                    }))
                    .hasMessage("false alarm");
            assertThat(node.reads("select * from notices_notice where key = 'undone'"))
                    .isEmpty();
            assertThat(node.triesToTell(fire)).isPresent();
        }

        @Test
        void isNotToldOutsideOfATransaction() {
            assertThatThrownBy(() -> node.get(Notices.class).tell(page(Recipient.of(NURSE))))
                    .isInstanceOf(IllegalTransactionStateException.class);
        }

        @Test
        void standsInTheLedgerWithoutItsWords() {
            var notice = node.tells(page(Recipient.of(Function.SECURITY)));
            assertThat(node.entries(NoticeEntries.TOLD))
                    .filteredOn(entry -> entry.subject().equals(notice.value()))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(NoticesNode.text(entry, "code")).isEqualTo("test.fire");
                        assertThat(entry.payload().toString()).doesNotContain("Ward 7");
                        assertThat(entry.payload().toString()).contains("function/security", "haas");
                    });
        }

        @Test
        void keepsItsArguments() {
            var fire = page(Recipient.of(NURSE));
            node.tells(fire);
            assertThat(node.inboxOf(NURSE).getFirst().arguments())
                    .isEqualTo(List.of("Ward 7", fire.arguments().get(1), new Words("testnotices.drill", List.of(2L))));
        }

        @Test
        void leavesTheHouseByNoWayThatNobodySetUp() {
            var notice = node.tells(page(Recipient.of(Function.IAM)));
            assertThat(node.reads("select * from notices_delivery where notice = ?", notice.value()))
                    .isEmpty();
        }
    }

    @Nested
    class AWrongNotice {

        @Test
        void isRefusedAtOnce() {
            var nobody = List.<Recipient>of();
            var nurse = List.of(Recipient.of(NURSE));
            assertThatThrownBy(() -> new Notice("x", List.of(), Urgency.PAGE, nobody, "/", "key"))
                    .hasMessageContaining("for nobody");
            assertThatThrownBy(() -> new Notice("X", List.of(), Urgency.PAGE, nurse, "/", "key"))
                    .hasMessageContaining("code");
            assertThatThrownBy(() -> new Notice("x", List.of(1.5), Urgency.PAGE, nurse, "/", "key"))
                    .hasMessageContaining("Double");
            assertThatThrownBy(() -> new Notice("x", List.of(), Urgency.PAGE, nurse, "//evil.example", "key"))
                    .hasMessageContaining("path");
            assertThatThrownBy(() -> new Notice("x", List.of(), Urgency.PAGE, nurse, "https://evil.example", "key"))
                    .hasMessageContaining("path");
            assertThatThrownBy(() -> new Notice("x", List.of(), Urgency.PAGE, nurse, "/", " "))
                    .hasMessageContaining("key");
        }
    }

    @Nested
    class APage {

        private final NoticeId page = node.tells(page(Recipient.of(Function.IAM)));

        private ToldNotice seenBy(PersonId person) {
            return seenBy(person, page);
        }

        private ToldNotice seenBy(PersonId person, NoticeId page) {
            return node.inboxOf(person).stream()
                    .filter(told -> told.id().equals(page))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void ringsUntilOneOfThemHasItInHand() {
            assertThat(seenBy(OKAFOR).rings()).isTrue();
            assertThat(seenBy(LIND).rings()).isTrue();

            assertThat(node.get(Inbox.class).answer(page, LIND)).isEqualTo(Answering.ANSWERED);

            assertThat(seenBy(LIND).rings()).isFalse();
            assertThat(seenBy(LIND).mine()).contains(node.clock().instant());
            assertThat(seenBy(OKAFOR).rings()).isFalse();
            assertThat(seenBy(OKAFOR).mine()).isEmpty();
            assertThat(seenBy(OKAFOR).answers())
                    .containsExactly(new ToldNotice.Answer(
                            Optional.of("Eva Lind"), node.clock().instant()));
        }

        @Test
        void ringsOnForOthersWhoWereNamedThemselves() {
            var both = node.tells(page(Recipient.of(HAAS), Recipient.of(NURSE)));
            node.get(Inbox.class).answer(both, HAAS);
            assertThat(seenBy(NURSE, both).rings()).isTrue();
            assertThat(seenBy(HAAS, both).rings()).isFalse();
        }

        @Test
        void isNotAnsweredByWhoWasNotPaged() {
            assertThat(node.get(Inbox.class).answer(page, HAAS)).isEqualTo(Answering.NOT_THEIRS);
            assertThat(seenBy(OKAFOR).rings()).isTrue();
        }

        @Test
        void isAnsweredOnceByEach() {
            assertThat(node.get(Inbox.class).answer(page, OKAFOR)).isEqualTo(Answering.ANSWERED);
            assertThat(node.get(Inbox.class).answer(page, OKAFOR)).isEqualTo(Answering.ALREADY);
            assertThat(node.entries(NoticeEntries.ANSWERED))
                    .filteredOn(entry -> entry.subject().equals(page.value()))
                    .hasSize(1);
        }

        @Test
        void isNotSilencedBySql() {
            node.jobs.intruder.runs(
                    "update notices_telling set answered_at = now(), version = 2 where notice = ?", page.value());
            assertThat(node.inboxOf(OKAFOR)).extracting(ToldNotice::id).doesNotContain(page);
            assertThat(node.reads("select * from notices_telling where notice = ?", page.value()))
                    .hasSize(2);
        }
    }

    @Nested
    class Information {

        @Test
        void needsNoAnswer() {
            var tea = node.tells(information(Recipient.of(NURSE)));
            assertThat(node.inboxOf(NURSE))
                    .filteredOn(told -> told.id().equals(tea))
                    .singleElement()
                    .satisfies(told -> assertThat(told.rings()).isFalse());
            assertThat(node.get(Inbox.class).answer(tea, NURSE)).isEqualTo(Answering.NOT_THEIRS);
        }
    }
}
