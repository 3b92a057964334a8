package io.threekey.acceptance.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.threekey.acceptance.Browsers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole tour through the demo hospital, walked by one visitor. The steps build on each other. */
@ExtendWith(StepsBuildOnEachOther.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TourTest {

    /** Each takes a few on a quiet machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String NURSE = "a-nurse-comes-in";
    private static final String CHART = "an-application-is-opened";
    private static final String OWNER = "the-last-owner-signs";
    private static final String NEXT = "the-next-sign-in-obeys";
    private static final String ADMINISTRATOR = "an-administrator-reaches-past";
    private static final String LINE = "a-line-of-the-record";
    private static final String WITNESS = "a-witness-keeps-watch";
    private static final String OUTSIDER = "an-outsider-verifies";
    private static final String FORGERY = "a-forgery-is-found";

    private static final String TOLD = "the-chart-is-told";
    private static final String COPY = "a-copy-of-a-key-is-tried";
    private static final String SECONDS = "what-it-cost-in-seconds";

    private Playwright playwright;
    private Browser browser;
    private WitnessBeside witness;
    private Hospital hospital;
    private Inspection inspection;
    private Colleague visitor;
    private TourPage tour;

    @BeforeAll
    void begin(@TempDir Path folder) throws IOException {
        assumeTrue(Browsers.installed().isPresent(), "no Chromium here: ./threekey doctor --install");
        assumeTrue(Packaged.application("demo").isPresent(), "demo is not packaged: ./threekey test does that");
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(Browsers.nothingToDownload());
        browser = Browsers.chromium(playwright);
        inspection = new Inspection();
        witness = WitnessBeside.of(folder.resolve("demo"));
        hospital = Hospital.ofTheDemo(folder.resolve("demo"), witness.asTheFoundingNamesIt());
        visitor = Colleague.atADesk(browser, "a visitor");
        tour = new TourPage(hospital, visitor);
    }

    @AfterAll
    void end() throws IOException {
        if (hospital != null) {
            visitor.close();
            hospital.close();
            witness.close();
            browser.close();
            playwright.close();
        }
    }

    @Test
    @Order(1)
    void atFirstNothingIsDone() {
        tour.opened();
        PlaywrightAssertions.assertThat(visitor.page().locator("main")).not().containsText("Done");
        inspection.of("tour-at-first", visitor.page());
    }

    @Test
    @Order(2)
    void aNurseComesIn() {
        tour.follows(NURSE, "Come in as Maja Lind");
        tour.isWhomTheStopMeans("Maja Lind");
        tour.becomesDone(NURSE, PATIENCE);
        for (var owner : List.of("Ngozi Okafor", "Ruth Lindqvist", "Daniel Sato")) {
            tour.says(NURSE, owner);
        }
    }

    @Test
    @Order(3)
    void sheOpensTheChartAndIsAskedNothingMore() {
        tour.follows(CHART, "Open the Chart viewer");
        PlaywrightAssertions.assertThat(visitor.page().locator("h1")).hasText("Maja Lind is in");
        PlaywrightAssertions.assertThat(visitor.page().locator("header")).hasText("Chart viewer");
        inspection.of("tour-chart", visitor.page());
        tour.becomesDone(CHART, PATIENCE);
    }

    @Test
    @Order(4)
    void whoeverLeavesTheChartHasLeftNothingElse() {
        tour.follows(CHART, "Open the Chart viewer");
        visitor.page().getByText("Leave Chart viewer").click();
        PlaywrightAssertions.assertThat(visitor.page().locator("h1")).hasText("Nobody is in yet");
        inspection.of("tour-chart-left", visitor.page());
        visitor.visits(hospital.console("/me"));
        PlaywrightAssertions.assertThat(visitor.page().locator("body")).containsText("Maja Lind");
    }

    @Test
    @Order(5)
    void theLastOwnerSigns() {
        tour.follows(OWNER, "Come in as Ruth Lindqvist");
        tour.isWhomTheStopMeans("Ruth Lindqvist");
        new ProposalPage(visitor.page(), visitor.page().url()).goesOnToSign();
        tour.signsAs("Ruth Lindqvist");
        tour.becomesDone(OWNER, PATIENCE);
    }

    @Test
    @Order(6)
    void theNextSignInObeys() {
        tour.follows(NEXT, "Come in as Tim Schuster");
        tour.isWhomTheStopMeans("Tim Schuster");
        tour.becomesDone(NEXT, PATIENCE);
        tour.says(NEXT, "signed out after 5 minutes without a touch");
    }

    @Test
    @Order(7)
    void anAdministratorReachesPastEverybodyAndChangesNothing() {
        tour.presses(ADMINISTRATOR, "Edit the policy in the database");
        tour.awaits(ADMINISTRATOR, "The server noticed", PATIENCE);
        inspection.of("tour-edited", visitor.page());
        tour.follows(ADMINISTRATOR, "Come in and see how long I stay");
        tour.isWhomTheStopMeans("Tim Schuster");
        new MePage(hospital, visitor).saysMinutesWithoutATouch(5);
        tour.presses(ADMINISTRATOR, "Put the row back");
        tour.becomesDone(ADMINISTRATOR, PATIENCE);
    }

    @Test
    @Order(8)
    void aLineOfTheRecordIsProvedInTheBrowser() {
        tour.opened();
        tour.says(LINE, "Under way");
        tour.follows(LINE, "Come in as Maja Lind and open the line");
        tour.isWhomTheStopMeans("Maja Lind");
        PlaywrightAssertions.assertThat(visitor.page().locator("[data-verdict='holds']"))
                .isVisible();
        tour.becomesDone(LINE, PATIENCE);
    }

    @Test
    @Order(9)
    void aWitnessKeepsWatchOnceItIsThere() throws IOException {
        tour.opened();
        tour.says(WITNESS, "has not answered since this server started");
        witness.starts();
        tour.becomesDone(WITNESS, PATIENCE);
        tour.says(WITNESS, "has confirmed");
        tour.follows(WITNESS, "See who witnesses");
        PlaywrightAssertions.assertThat(visitor.page().locator("main")).containsText(witness.key());
        inspection.of("tour-witnesses", visitor.page());
    }

    @Test
    @Order(10)
    void anOutsiderVerifiesAllOfIt() {
        tour.presses(OUTSIDER, "Export and verify");
        tour.becomesDone(OUTSIDER, PATIENCE);
        tour.says(OUTSIDER, "Everything holds");
    }

    @Test
    @Order(11)
    void oneChangedDigitIsFound() {
        tour.opened();
        tour.saysNothingOf(FORGERY, "export and verify first");
        tour.presses(FORGERY, "Change one digit and verify");
        tour.becomesDone(FORGERY, PATIENCE);
        tour.says(FORGERY, "It does not hold");
        inspection.of("tour-at-the-end", visitor.page());
    }

    /** She is in since she opened the line of the record. */
    @Test
    @Order(12)
    void theChartIsToldThatSheIsOut() {
        tour.follows(TOLD, "Open the Chart viewer");
        PlaywrightAssertions.assertThat(visitor.page().locator("h1")).hasText("Maja Lind is in");
        visitor.page().getByText("Sign out everywhere").click();
        PlaywrightAssertions.assertThat(visitor.page().locator("h1")).hasText("Nobody is in yet");
        tour.becomesDone(TOLD, PATIENCE);
        tour.follows(TOLD, "See what the Chart viewer was told");
        PlaywrightAssertions.assertThat(visitor.page().locator("main")).containsText("session is over.");
        inspection.of("tour-chart-told", visitor.page());
    }

    @Test
    @Order(13)
    void aCopyOfAKeyLooksUnlikeThePerson() {
        tour.presses(COPY, "Come in with a copy, then with the key");
        tour.becomesDone(COPY, PATIENCE);
        tour.says(COPY, "counted backwards");
    }

    @Test
    @Order(14)
    void whoBeginsAnewFindsAnotherProposalThatWaitsForTheLastSignature() {
        tour.beginsAnew();
        tour.says(NURSE, "To do");
        tour.says(FORGERY, "export and verify first");
        tour.follows(OWNER, "Come in as Ruth Lindqvist");
        tour.isWhomTheStopMeans("Ruth Lindqvist");
        new ProposalPage(visitor.page(), visitor.page().url()).goesOnToSign();
        tour.signsAs("Ruth Lindqvist");
        tour.becomesDone(OWNER, PATIENCE);
        tour.follows(NEXT, "Come in as Tim Schuster");
        tour.isWhomTheStopMeans("Tim Schuster");
        tour.becomesDone(NEXT, PATIENCE);
        tour.says(NEXT, "signed out after 8 minutes without a touch");
    }

    @Test
    @Order(15)
    void clinicalOperationsReadsTheSeconds() {
        tour.follows(SECONDS, "Come in as who owns clinical operations");
        tour.isWhomTheStopMeans("Ruth Lindqvist");
        PlaywrightAssertions.assertThat(visitor.page().locator("h1")).hasText("Seconds at the point of care");
        tour.becomesDone(SECONDS, PATIENCE);
    }

    @Test
    @Order(100)
    void thePagesAreFitForEverybodysEyes() {
        assertThat(inspection.findings()).isEmpty();
    }

    @Test
    @Order(101)
    void noPageMadeTheBrowserComplain() {
        assertThat(visitor.complaints()).isEmpty();
    }
}
