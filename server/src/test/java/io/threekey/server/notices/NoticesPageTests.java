package io.threekey.server.notices;

import static io.threekey.server.notices.SomeNotices.information;
import static io.threekey.server.notices.SomeNotices.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import({Staff.class, FoundedHospital.class, Founders.class})
class NoticesPageTests {

    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Founders founders;
    private final Visitor visitor;
    private final Staff.Member nurse;

    @Autowired
    NoticesPageTests(
            Notices notices, TransactionTemplate transaction, Founders founders, Staff staff, Visitor visitor) {
        this.notices = notices;
        this.transaction = transaction;
        this.founders = founders;
        this.visitor = visitor.another();
        this.nurse = staff.nurse();
    }

    @BeforeEach
    void comeIn() {
        new Door(visitor).comesIn(nurse.authenticator());
    }

    private NoticeId tells(Notice notice) {
        return Objects.requireNonNull(transaction.execute(status -> notices.tell(notice)))
                .orElseThrow();
    }

    @Nested
    class ThePage {

        @Test
        void saysThatNothingWaits() {
            assertThat(visitor.visits("/notices").body())
                    .contains("Nothing yet")
                    .doesNotContain("tk-bell-count");
        }

        @Test
        void saysWhatTheReaderWasToldInFullWords() {
            tells(page(Recipient.of(nurse.person())));
            assertThat(visitor.visits("/notices").body())
                    .contains("Fire in Ward 7")
                    .contains("rang at 22 Nov 2026, 08:00. This is drill 2.")
                    .contains("href=\"/charter\"")
                    .contains("I have it in hand");
        }

        @Test
        void showsNobodyElsesNotices() {
            tells(page(Recipient.of(Function.SECURITY)));
            assertThat(visitor.visits("/notices").body()).doesNotContain("Fire in Ward 7");
        }

        @Test
        void isForThoseWhoSignedIn() {
            assertThat(visitor.another().visits("/notices").statusCode()).isEqualTo(303);
        }

        @Test
        void offersNoAnswerToInformation() {
            tells(information(Recipient.of(nurse.person())));
            assertThat(visitor.visits("/notices").body())
                    .contains("Tea is ready")
                    .doesNotContain("/answer\"");
        }
    }

    @Nested
    class TheBell {

        @Test
        void countsOnEveryPageWhatNobodyHasInHand() {
            tells(page(Recipient.of(nurse.person())));
            var page = tells(page(Recipient.of(nurse.person())));
            assertThat(visitor.visits("/me").body()).contains("tk-bell-count\">2<");
            answers(visitor, page);
            assertThat(visitor.visits("/me").body()).contains("tk-bell-count\">1<");
        }
    }

    @Nested
    class AnAnswer {

        @Test
        void isSeenByAllWhoWerePaged() {
            var page = tells(page(Recipient.of(Function.SPONSOR)));
            var deputy = founders.comesIn("sponsor-deputy");
            var sponsor = founders.comesIn("sponsor");
            assertThat(deputy.visits("/notices").body()).contains("tk-bell-count\">1<");

            assertThat(answers(sponsor, page)).isEqualTo(303);

            assertThat(sponsor.visits("/notices").body()).contains("You have it in hand since");
            assertThat(deputy.visits("/notices").body())
                    .contains("Holder of sponsor has it in hand since")
                    .doesNotContain("tk-bell-count");
        }

        @Test
        void isNotTakenFromSomebodyWhoWasNotPaged() {
            var page = tells(page(Recipient.of(Function.SECURITY)));
            var refused = visitor.submits(Origin.ID, "/notices/" + page + "/answer", Map.of());
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("DUNLIN-24");
        }

        @Test
        void isNotTakenWithoutASession() {
            var page = tells(page(Recipient.of(nurse.person())));
            assertThat(answers(visitor.another(), page)).isEqualTo(401);
        }
    }

    private static int answers(Visitor somebody, NoticeId page) {
        return somebody.submits(Origin.ID, "/notices/" + page + "/answer", Map.of())
                .statusCode();
    }
}
