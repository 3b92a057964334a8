package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonText;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Weight;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Inbox;
import io.threekey.server.notices.ToldNotice;
import io.threekey.server.people.People;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Somebody whom the thresholds keep out for what does not pass by itself, and who vouches for them. */
@ServerTest
@Import({Staff.class, FoundedHospital.class, UnusualSignInsTests.ServerOfItsOwn.class})
class VouchingForSomebodyTests {

    private static final RiskThresholds NEW_KEYS_AND_ABSENCES_KEEP_OUT = new RiskThresholds(
            List.of(
                    new Weight("key-unseen", 60),
                    new Weight("long-away", 60),
                    new Weight("counter-back", 60),
                    new Weight("burst", 10),
                    new Weight("two-places", 10),
                    new Weight("travel", 10)),
            20,
            5,
            15,
            30,
            20,
            40,
            60,
            50);

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    Ledger ledger;

    @Autowired
    People people;

    @Autowired
    Inbox inbox;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor visitors;

    private Staff.Member clerk;
    private Visitor security;
    private Visitor clinical;

    @BeforeEach
    void aClerkIsKeptOutForTheNewKey() {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.MANAGED_ENDPOINT),
                SomeLimits.everywhere(10, 480).document());
        decides(RiskReview.NOTHING_COUNTS);
        security = comesIn("security");
        clinical = comesIn("clinical-operations");
        decides(NEW_KEYS_AND_ABSENCES_KEEP_OUT);
        clerk = staff.clerk();
        clock.advance(Duration.ofSeconds(1));
        assertThat(comesIn(clerk.authenticator()).body()).contains("SHRIKE-57", "vouch for you");
    }

    private void decides(RiskThresholds thresholds) {
        hospital.decides(
                new PolicyAddress(RiskThresholds.KIND, Optional.of(UseCase.MANAGED_ENDPOINT), Scope.GROUP),
                thresholds.document());
    }

    @Test
    void letsThemInForAnHourWithTheirOwnKey() {
        assertThat(vouches(security, clerk.person().value(), "seen").body()).contains("You vouched for Person");

        assertThat(comesIn(clerk.authenticator()).statusCode()).isEqualTo(303);
        var recently = recently(SignInEntries.LET_IN);
        assertThat(recently.keyUnseen()).isTrue();
        assertThat(recently.vouchedFor()).isTrue();
    }

    @Test
    void standsInNoSignInForWhichItMadeNoDifference() {
        vouches(security, clerk.person().value(), "seen");
        comesIn(clerk.authenticator());
        assertThat(comesIn(clerk.authenticator()).statusCode()).isEqualTo(303);

        assertThat(recently(SignInEntries.LET_IN).vouchedFor()).isFalse();
    }

    private RecentHistory recently(EntryType type) {
        var entry = ledger.newestOf(type, clerk.person().value(), 1).getFirst();
        return Fields.of(entry.payload(), entry.type()).object("recently", RecentHistory::read);
    }

    @Test
    void isWrittenDownWithWhoAndHowAndToldToThePerson() {
        vouches(security, clerk.person().value(), "called-back");

        var entry = ledger.newestOf(SignInEntries.VOUCHED_FOR, clerk.person().value(), 1)
                .getFirst()
                .payload();
        assertThat(entry.get("by"))
                .contains(new JsonText(hospital.founder("security").person().value()));
        assertThat(entry.get("madeSure")).contains(new JsonText("called-back"));
        assertThat(inbox.of(clerk.person())).extracting(ToldNotice::code).contains("vouched-for");
        assertThat(inbox.of(hospital.founder("security").person()))
                .extracting(ToldNotice::code)
                .contains("somebody-vouched-for");
    }

    @Test
    void isOverAfterAnHour() {
        vouches(security, clerk.person().value(), "seen");
        clock.advance(VouchingForSomebody.HOLDS);

        assertThat(comesIn(clerk.authenticator()).body()).contains("SHRIKE-57");
    }

    @Test
    void isOverWhereWhatTheyAreInIsEnded() {
        vouches(security, clerk.person().value(), "seen");
        clock.advance(Duration.ofSeconds(1));
        security.submits(Origin.ID, "/sessions", Map.of("person", clerk.person().value(), "reason", "misuse"));

        assertThat(comesIn(clerk.authenticator()).body()).contains("SHRIKE-57");
    }

    @Test
    void isNotForAKeyThatCameAfterwards() {
        vouches(security, clerk.person().value(), "seen");
        clock.advance(Duration.ofSeconds(1));
        var later = SoftwareAuthenticator.fresh();
        staff.register(clerk.person(), later, "Added by somebody");

        assertThat(comesIn(later).body()).contains("SHRIKE-57");
    }

    @Test
    void letsBackInWhoeverWasAwayForLong() {
        vouches(security, clerk.person().value(), "seen");
        assertThat(comesIn(clerk.authenticator()).statusCode()).isEqualTo(303);
        clock.advance(Duration.ofDays(21));
        decides(RiskReview.NOTHING_COUNTS);
        security = comesIn("security");
        decides(NEW_KEYS_AND_ABSENCES_KEEP_OUT);
        assertThat(comesIn(clerk.authenticator()).body()).contains("SHRIKE-57");

        vouches(security, clerk.person().value(), "known-by-a-colleague");

        assertThat(comesIn(clerk.authenticator()).statusCode()).isEqualTo(303);
    }

    @Test
    void opensNothingForAKeyThatIsCopiedOrForAnAnswerThatDoesNotHold() {
        vouches(security, clerk.person().value(), "seen");
        comesIn(clerk.authenticator());
        vouches(security, clerk.person().value(), "seen");

        assertThat(comesIn(clerk.authenticator().behaving(behaviour -> behaviour.counter(1)))
                        .body())
                .contains("SHRIKE-57");
        assertThat(comesIn(clerk.authenticator().behaving(Behaviour::signatureOverOtherBytes))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void countsForNobodyElse() {
        vouches(security, clerk.person().value(), "seen");

        assertThat(comesIn(staff.clerk().authenticator()).body()).contains("SHRIKE-57");
    }

    @Test
    void isNotDoneForOneselfOrNobodyOrWithoutMakingSure() {
        var own = hospital.founder("security").person();

        assertThat(vouches(security, own.value(), "seen").body()).contains("LAPWING-34");
        assertThat(vouches(security, "nobody-here", "seen").body()).contains("LAPWING-29");
        assertThat(vouches(security, clerk.person().value(), "").body()).contains("LAPWING-48");
        assertThat(vouched(own)).isZero();
        assertThat(vouched(clerk.person())).isZero();
    }

    @Test
    void isNotForTheSeatsOfOthers() {
        assertThat(vouches(clinical, clerk.person().value(), "seen").body()).contains("LAPWING-17");
        assertThat(vouched(clerk.person())).isZero();
    }

    @Test
    void takesAKeyThatWasShownJustNow() {
        for (var minutes = 0; minutes < 12; minutes += 4) {
            clock.advance(Duration.ofMinutes(4));
            security.visits("/me");
        }

        assertThat(vouches(security, clerk.person().value(), "seen").body())
                .contains("LAPWING-53", "/sign-in?again=own&amp;then=/vouching");
        assertThat(vouched(clerk.person())).isZero();
    }

    private HttpResponse<String> vouches(Visitor by, String whose, String sure) {
        return by.submits(Origin.ID, "/vouching", Map.of("person", whose, "sure", sure));
    }

    private int vouched(PersonId person) {
        return ledger.newestOf(SignInEntries.VOUCHED_FOR, person.value(), 5).size();
    }

    private Visitor comesIn(String seat) {
        var holder = hospital.founder(seat);
        if (people.find(holder.person()).isEmpty()) {
            staff.worksInTheOffice(holder.person());
        }
        var browser = visitors.another();
        assertThat(new Door(browser).comesIn(holder.passkey()).statusCode()).isEqualTo(303);
        return browser;
    }

    private HttpResponse<String> comesIn(SoftwareAuthenticator key) {
        return new Door(visitors.another()).comesIn(key);
    }
}
