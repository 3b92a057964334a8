package io.threekey.acceptance.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.threekey.acceptance.clock.MovedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Half a year in the life of one hospital's decisions, each a journey of its own. They run in this order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionJourneysTest {

    /** A Monday at nine in Vienna, four weeks before the clocks change there. */
    private static final Instant BEGIN = Instant.parse("2027-03-01T08:00:00Z");

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final String DEPUTY = "Viktor Lang";
    private static final String SUCCESSOR = "Uma Patel";
    private static final List<String> ON_WARDS =
            List.of("Maja Lind", "Olga Sokol", "Rosa Alvarez", "Karin Vogel", "Mina Park", "Noah Fischer");
    private static final String TIGHTENED = "Tightened at once: " + SteeringGroup.WARDS;
    private static final String REVERTED = "Reverted by itself: " + SteeringGroup.WARDS;
    private static final String AGAINST_ONE = "Decide against one domain";
    private static final String OVERRULED = "The sponsor decided this against Security.";
    private static final String NOT_OF_THE_SEAT = "This key does not belong to the seat.";

    private Stage stage;
    private MovedClock clock;
    private Hospital hospital;
    private Inspection inspection;
    private FoundersTable founders;
    private SteeringGroup group;
    private Staff staff;

    @BeforeAll
    void found(@TempDir Path folder) throws IOException {
        stage = Stage.set();
        inspection = new Inspection();
        clock = MovedClock.startingAt(BEGIN, folder.resolve("ahead.txt"));
        hospital = Hospital.toBeFounded(folder.resolve("hospital"), clock);
        founders = new FoundersTable(hospital, stage.browser(), (name, page) -> {});
        founders.everybodyRegisters();
        founders.theSponsorAndTheOwnersSign();
        group = new SteeringGroup(hospital, founders);
        staff = new Staff(stage.browser(), new Keyring(hospital.staffed()), group);
    }

    @AfterAll
    void end() throws IOException {
        if (hospital != null) {
            hospital.close();
            stage.close();
        }
    }

    @Test
    @Order(1)
    void aContestedDecisionEndsInACompromise() {
        var contested = group.proposes("iam", 20, "Nurses lose their place in the chart in the middle of a round.");
        group.sign(contested, "iam");
        contested.openedBy(group.comes("security")).objects("Twenty minutes are too long at an open desk.");
        contested.opened().isBadged("Objection");
        contested.says("Stopped by an objection from Samir Haddad");
        contested.timelineSays(
                "Ines Okafor proposed it", "Ines Okafor (IAM owner) signed", "Samir Haddad (Security owner) objected");
        contested.says("Twenty minutes are too long at an open desk.");
        looksAt("contested", "iam");

        var compromise = group.proposes("clinical-operations", 15, "Fifteen minutes cover a round and no visit.");
        group.sign(compromise, "iam", "clinical-operations", "security");
        compromise.opened().isBadged("Adopted");
        looksAt("contested-compromise", "clinical-operations");
        contested.opened().isBadged("Overtaken");
        contested.says("Overtaken: another decision changed this first.");
        looksAt("contested-overtaken", "iam");
    }

    @Test
    @Order(2)
    void theDutyDeputyTightensAtThreeInTheMorningForThreeDays() throws IOException {
        staff.makesKeysReady(staff.comes(DEPUTY));
        var change = group.proposesHolder(
                "iam", "One more deputy: Security", DEPUTY, in(500), "Nights and holidays need a second person.");
        group.sign(change, "iam", "clinical-operations", "security", "sponsor");
        change.opened().isBadged("Adopted");

        clock.advance(Duration.ofDays(3));
        clock.advanceTo(LocalTime.of(3, 0), VIENNA);
        var deputy = staff.comes(DEPUTY);
        var policies = new PoliciesPage(hospital, deputy).opened();
        policies.tightensNow(SteeringGroup.WARDS);
        policies.changesMinutesWithoutATouchOnWardsTo(5);
        policies.saysWhy("Somebody uses badges that were stolen on ward 7.");
        inspection.of("containment-propose", deputy.page());
        var tightening = policies.signsItAlone();
        tightening.isBadged("Adopted");
        inspection.of("containment", deputy.page());
        aNurseIsOutAfterMinutes(5);

        for (var seat : List.of("sponsor", "iam", "clinical-operations")) {
            noticesOf(seat).rings(TIGHTENED);
        }
        looksAt("containment-notices", "clinical-operations");
        noticesOf("sponsor").takesInHand(TIGHTENED);
        noticesOf("sponsor-deputy").says(TIGHTENED, "Helen Marsh has it in hand");

        clock.advance(Duration.ofHours(72));
        aNurseIsOutAfterMinutes(15);
        tightening.openedBy(group.comes("iam")).says("Lapsed");
        looksAt("containment-lapsed", "iam");
    }

    @Test
    @Order(3)
    void aPolicyThatHindersPeopleRevertsByItself() throws IOException {
        clock.advanceTo(LocalTime.of(9, 0), VIENNA);
        var wrong = group.proposes(
                "iam", 3, "Open sessions were misused.", page -> page.letsItRevertByItselfWithinHours(24));
        group.sign(wrong, "iam", "clinical-operations", "security");
        wrong.opened().isBadged("Adopted");
        everybodyOnTheWardComesIn();
        aNurseIsOutAfterMinutes(3);

        clock.advance(Duration.ofMinutes(4));
        everybodyOnTheWardComesIn();
        wrong.openedBy(group.comes("iam")).becomes("Reverted", A_MINUTE);
        wrong.timelineSays(
                "Ines Okafor proposed it",
                "Ines Okafor (IAM owner) signed",
                "Claire Dubois (Clinical operations owner) signed",
                "Samir Haddad (Security owner) signed",
                "Adopted: the signatures the charter asks for are there",
                "Reverted by itself: it hindered more people than predicted");
        looksAt("reverted", "iam");
        clock.advance(Duration.ofMinutes(4));
        aNurseIsOutAfterMinutes(15);
        for (var seat : List.of("iam", "clinical-operations", "security")) {
            noticesOf(seat).rings(REVERTED);
        }
        looksAt("reverted-notices", "security");
    }

    @Test
    @Order(4)
    void theSponsorDecidesAgainstOneDomainForThirtyDays() throws IOException {
        clock.advanceTo(LocalTime.of(9, 0), VIENNA);
        var stuck = group.proposes("iam", 20, "Care on wards cannot wait for another round of talks.");
        stuck.openedBy(group.comes("security")).objects("Twenty minutes are still too long at an open desk.");
        stuck.openedBy(group.comes("sponsor")).offersNot(AGAINST_ONE);

        clock.advance(Duration.ofDays(8));
        group.sign(stuck, "iam", "clinical-operations");
        var sponsors = stuck.openedBy(group.comes("sponsor"));
        sponsors.says("The sponsor may decide it against one domain since");
        looksAt("way-out-open", "sponsor");
        sponsors.decidesAgainstOneDomain("The wards lose more than the desks risk.");
        sponsors.isBadged("Adopted");
        sponsors.says("Twenty minutes are still too long at an open desk.");
        sponsors.says(OVERRULED);
        sponsors.says("Lapses");
        sponsors.says("Adopted against Security, for thirty days at most");
        looksAt("way-out", "sponsor");
        new PoliciesPage(hospital, founders.holder("sponsor")).opened().says(SteeringGroup.WARDS, OVERRULED);
        looksAt("way-out-policies", "sponsor");
        aNurseIsOutAfterMinutes(20);

        clock.advance(Duration.ofDays(34));
        aNurseIsOutAfterMinutes(15);
    }

    @Test
    @Order(5)
    void anOwnersLostKeysAreReplacedAfterAWeek() throws IOException {
        clock.advanceTo(LocalTime.of(9, 0), VIENNA);
        var fresh = staff.replacesBothKeys(group.comes("security"));
        looksAt("lost-keys-ready", "security");
        var replacement = group.proposesHolder(
                "iam",
                "Security owner, held by Samir Haddad",
                "Samir Haddad",
                in(60),
                "His bag was stolen, with both keys.");
        looksAt("lost-keys", "iam");
        group.sign(replacement, "iam", "clinical-operations", "sponsor");
        replacement.opened().says("in force from");
        looksAt("lost-keys-adopted", "iam");

        clock.advance(Duration.ofDays(7));
        var next = group.proposes("iam", 14, "A minute less, as agreed with security.");
        var samir = next.openedBy(group.comes("security"));
        try (var stolen = new KeyOfTheWrongKind(founders.holder("security"))) {
            new ProposalPage(stolen.asking(), next.address()).opened().goesOnToSign();
            samir.goesOnToSign();
            stolen.answersFrom("seal.localhost");
            PlaywrightAssertions.assertThat(stolen.asking().locator("main")).containsText(NOT_OF_THE_SEAT);
        }
        founders.holder("security").plugged().getFirst().isPutAway();
        fresh.isPluggedInAgain();
        samir.opened().signs();
        next.opened().timelineSays("Ines Okafor proposed it", "Samir Haddad (Security owner) signed");
    }

    @Test
    @Order(6)
    void aVacantSeatIsFilledByTheOthers() throws IOException {
        clock.advance(Duration.ofDays(61));
        clock.advanceTo(LocalTime.of(9, 0), VIENNA);
        var iam = group.comes("iam");
        iam.visits(hospital.console("/charter"));
        PlaywrightAssertions.assertThat(iam.page().locator("main")).containsText("Vacant since");
        inspection.of("vacancy", iam.page());
        iam.visits(hospital.console("/gaps"));
        PlaywrightAssertions.assertThat(iam.page().locator("main")).containsText("Security owner: the term was over");
        inspection.of("vacancy-gaps", iam.page());

        var successor = staff.comes(SUCCESSOR);
        staff.makesKeysReady(successor);
        var succession = group.proposesHolder(
                "iam",
                "Security owner, held by Samir Haddad",
                SUCCESSOR,
                in(700),
                "Samir Haddad has retired, and we chose his successor.");
        group.sign(succession, "iam", "clinical-operations", "sponsor");
        looksAt("vacancy-filled", "iam");

        clock.advance(Duration.ofDays(7));
        var first = group.proposes("iam", 12, "The first decision with the new owner.");
        group.sign(first, "iam", "clinical-operations");
        first.openedBy(staff.comes(SUCCESSOR)).signs();
        first.opened().isBadged("Adopted");
        inspection.of("vacancy-first-decision", successor.page());
    }

    private void aNurseIsOutAfterMinutes(int minutes) throws IOException {
        new MePage(hospital, staff.comes("Maja Lind")).opened().saysMinutesWithoutATouch(minutes);
    }

    private void everybodyOnTheWardComesIn() throws IOException {
        for (var nurse : ON_WARDS) {
            staff.comes(nurse);
        }
    }

    private NoticesPage noticesOf(String seat) {
        return new NoticesPage(hospital, group.comes(seat)).opened();
    }

    private void looksAt(String name, String seat) {
        inspection.of(name, founders.holder(seat).page());
    }

    private LocalDate in(int days) {
        return LocalDate.ofInstant(clock.instant(), VIENNA).plusDays(days);
    }

    @Test
    @Order(100)
    void everyPageIsFitForEverybodysEyes() {
        assertThat(inspection.findings()).isEmpty();
    }

    @Test
    @Order(101)
    void noPageMadeTheBrowserComplain() {
        assertThat(founders.everybody()).flatExtracting(Colleague::complaints).isEmpty();
    }
}
