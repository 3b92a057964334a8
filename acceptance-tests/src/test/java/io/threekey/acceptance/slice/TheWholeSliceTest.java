package io.threekey.acceptance.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.threekey.acceptance.Browsers;
import io.threekey.acceptance.slice.Colleague.SecurityKey;
import io.threekey.acceptance.slice.Colleague.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One hospital from its founding to its audit. The steps build on each other and run in this order. */
@ExtendWith(StepsBuildOnEachOther.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TheWholeSliceTest {

    private static final String NURSE = "Maja Lind";
    private static final String HISTORY = "/policies/session-limits/shared-workstation";
    private static final String DECISION_KEY_AT_SIGN_IN = "RAVEN-36";
    private static final String SIGN_IN_KEY_ON_A_DECISION = "OAK-27";
    /** It takes about four on a quiet machine. */
    private static final Duration SECONDS = Duration.ofSeconds(30);

    private Playwright playwright;
    private Browser browser;
    private Hospital hospital;
    private Inspection inspection;
    private FoundersTable founders;
    private Optional<Colleague> nurse = Optional.empty();
    private Optional<AuditorsDesk> auditors = Optional.empty();
    private Optional<Path> export = Optional.empty();
    private Optional<Keyring> keys = Optional.empty();
    private Optional<SecurityKey> badge = Optional.empty();
    private Optional<ProposalPage> proposal = Optional.empty();

    @BeforeAll
    void begin(@TempDir Path folder) throws IOException {
        assumeTrue(Browsers.installed().isPresent(), "no Chromium here: ./threekey doctor --install");
        for (var module : List.of("server", "demo")) {
            assumeTrue(
                    Packaged.application(module).isPresent(), module + " is not packaged: ./threekey test does that");
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(Browsers.nothingToDownload());
        browser = Browsers.chromium(playwright);
        inspection = new Inspection();
        hospital = Hospital.toBeFounded(folder.resolve("hospital"));
        founders = new FoundersTable(hospital, browser, inspection::of);
    }

    @AfterAll
    void end() throws IOException {
        if (hospital != null) {
            everybody().forEach(Colleague::close);
            hospital.close();
            browser.close();
            playwright.close();
        }
    }

    @Test
    @Order(1)
    void sixFoundersRegisterTheirKeysAndFourSignTheCharter() throws IOException {
        founders.everybodyRegisters();
        founders.theSponsorAndTheOwnersSign();
    }

    @Test
    @Order(2)
    void allOfThemSeeTheFingerprintThatWasPrinted() throws IOException {
        assertThat(hospital.printedFingerprints()).containsExactly(founders.fingerprintOnTheirPages());
    }

    @Test
    @Order(3)
    void aNurseComesInUnderTheLimitsOfTheFounding() throws Exception {
        keys = Optional.of(new Keyring(hospital.staffed()));
        var maja = Colleague.atADesk(browser, NURSE);
        nurse = Optional.of(maja);
        new SignInPage(hospital, maja).opened();
        inspection.of("sign-in", maja.page());
        theNurseComesInWithHerBadge();
        var me = new MePage(hospital, maja).opened();
        me.saysUntilWhen();
        me.saysMinutesWithoutATouch(10);
        me.obeysVersion(1);
        inspection.of("nurse-me", maja.page());
        herSignInWasTimed();
        theNurseLeaves();
        inspection.of("sign-in-after-leaving", maja.page());
    }

    @Test
    @Order(4)
    void theIamOwnerProposesALongerStayOnWards() {
        FoundersTable.SIGNERS.forEach(seat -> comesIn(founders.holder(seat)));
        var iam = founders.holder("iam");
        iam.visits(hospital.console("/decisions"));
        inspection.of("decisions-nothing-waits", iam.page());
        var policies = new PoliciesPage(hospital, iam).opened();
        inspection.of("policies", iam.page());
        policies.writesAProposalOn("Session limits · Shared workstations");
        inspection.of("propose", iam.page());
        policies.changesMinutesWithoutATouchOnWardsTo(20);
        policies.saysWhy("Nurses lose their place in the chart in the middle of a medication round.");
        var page = policies.putsItBeforeTheOwners();
        page.says("Wards: out after 20 minutes without a touch");
        page.says("Three people must sign; none has.");
        inspection.of("proposal-open", iam.page());
        proposal = Optional.of(page);
    }

    @Test
    @Order(5)
    void aDecisionKeyLetsNobodyIn() {
        var security = founders.holder("security");
        try (var wrong = new KeyOfTheWrongKind(security)) {
            wrong.asking().navigate(hospital.console("/sign-in?again=yes"));
            proposed().openedBy(security).goesOnToSign();
            wrong.answersFrom("seal.localhost");
            PlaywrightAssertions.assertThat(wrong.asking().locator("main")).containsText(DECISION_KEY_AT_SIGN_IN);
        }
    }

    @Test
    @Order(6)
    void aSignInKeyDecidesNothing() {
        var security = founders.holder("security");
        try (var wrong = new KeyOfTheWrongKind(security)) {
            new ProposalPage(wrong.asking(), proposed().address()).opened().goesOnToSign();
            security.visits(hospital.console("/me"));
            wrong.answersFrom("id.localhost");
            PlaywrightAssertions.assertThat(wrong.asking().locator("main")).containsText(SIGN_IN_KEY_ON_A_DECISION);
        }
        proposed().openedBy(security).says("Three people must sign; none has.");
    }

    @Test
    @Order(7)
    void threeOwnersSignItOneOfThemOnAPhone() {
        signs("iam");
        proposed().says("Three people must sign; one has.");
        signs("clinical-operations");
        signs("security");
        proposed().openedBy(founders.holder("iam")).says("Adopted");
        inspection.of("proposal-adopted", founders.holder("iam").page());
    }

    @Test
    @Order(8)
    void theNursesNextSignInObeysIt() throws IOException {
        var maja = nurse.orElseThrow();
        theNurseComesInWithHerBadge();
        var me = new MePage(hospital, maja).opened();
        me.saysMinutesWithoutATouch(20);
        me.saysWhoDecided("Ines Okafor", "Claire Dubois", "Samir Haddad");
        me.obeysVersion(2);
        inspection.of("nurse-me-after-the-decision", maja.page());
    }

    @Test
    @Order(9)
    void theOtherPagesOfTheConsole() {
        var iam = founders.holder("iam");
        for (var path : List.of("/decisions", "/gaps", "/timing", "/agenda", "/charter", HISTORY, "/me", "/me/keys")) {
            iam.visits(hospital.console(path));
            inspection.of("console" + path.replace('/', '-'), iam.page());
        }
        try (var lost = Colleague.atADesk(browser, "somebody lost")) {
            lost.visits(hospital.console("/no-such-page"));
            inspection.of("no-such-page", lost.page());
        }
    }

    @Test
    @Order(10)
    void aPolicyEditedInTheDatabaseIsAnAlertEverywhereAndNotObeyed() throws Exception {
        var intruder = new Intruder(hospital);
        var iam = founders.holder("iam");
        var banner = new AlertBanner(hospital, iam);
        assertThat(intruder.rewritesProposal(proposed().id(), "\"idleMinutes\":20", "\"idleMinutes\":60"))
                .isOne();
        banner.comesWithin(SECONDS, "/decisions");
        inspection.of("alert-decisions", iam.page());
        for (var path : List.of(
                "/policies",
                HISTORY,
                "/charter",
                "/me",
                "/me/keys",
                "/proposals/" + proposed().id())) {
            assertThat(banner.isOn(path)).as(path).isTrue();
        }
        var maja = nurse.orElseThrow();
        theNurseLeaves();
        theNurseComesInWithHerBadge();
        new MePage(hospital, maja).opened().saysMinutesWithoutATouch(20);
        inspection.of("alert-nurse-me", maja.page());
        assertThat(intruder.rewritesProposal(proposed().id(), "\"idleMinutes\":60", "\"idleMinutes\":20"))
                .isOne();
        banner.goesWithin(SECONDS, "/decisions");
    }

    @Test
    @Order(11)
    void anExportHoldsUnderTheFingerprintThatWasKept() throws IOException {
        var desk = new AuditorsDesk(folder(), hospital.printedFingerprints().getFirst());
        export = Optional.of(desk.exportOf(hospital, "honest"));
        auditors = Optional.of(desk);
        var verdict = desk.verifies(export.get());
        assertThat(verdict.said())
                .contains("Everything holds, and it is the founding that you asked for.")
                .contains("session-limits (shared-workstation, group), version 2")
                .contains("signed by Ines Okafor [iam], Claire Dubois [clinical-operations], Samir Haddad [security]");
        assertThat(verdict.exitCode()).isZero();
    }

    @Test
    @Order(12)
    void everyTamperedExportFailsForItsOwnReason() throws IOException {
        var forgery = new Forgery(export.orElseThrow());
        fails(forgery.withOneByteChanged(copy("changed")), "Its payload is not the one");
        var signed = forgery.size();
        fails(forgery.withoutItsLastEntry(copy("dropped")), isNotWhatWasSigned(signed, signed - 1));
        fails(
                forgery.withTwoEntriesReordered(copy("reordered")),
                "The entry is dated before the one that precedes it.");
        fails(forgery.withAnEntryAdded(copy("added")), isNotWhatWasSigned(signed, signed + 1));
        fails(
                forgery.withTheSignaturesTakenOut(copy("unsigned")),
                "The decision does not hold. The signatures do not make it a decision.");
    }

    @Test
    @Order(13)
    void aWholeHospitalUnderAnAttackersKeysIsTheRecordOfAnotherFounding() throws IOException {
        var impostor = Hospital.ofAnImpostor(folder().resolve("impostor"));
        fails(
                auditors.orElseThrow().exportOf(impostor, "impostors"),
                "founding: This is the record of another founding.");
    }

    private static String isNotWhatWasSigned(long signed, long entries) {
        return "checkpoint: The log signed another ledger: its %d entries are not these %d.".formatted(signed, entries);
    }

    private void fails(Path forged, String sentence) throws IOException {
        var verdict = auditors.orElseThrow().verifies(forged);
        assertThat(verdict.said()).as("%s", forged.getFileName()).contains(sentence);
        assertThat(verdict.exitCode()).as("%s", forged.getFileName()).isOne();
    }

    private Path copy(String name) {
        return folder().resolve(name);
    }

    private Path folder() {
        return hospital.home().resolveSibling("audit");
    }

    private void herSignInWasTimed() throws Exception {
        var timed = new TimedSignIns(hospital);
        timed.await(SECONDS);
        assertThat(timed.stages()).allSatisfy(stages -> {
            assertThat(stages.page()).isPositive();
            assertThat(stages.person()).isNotNegative();
            assertThat(stages.ceremony()).isPositive();
            assertThat(stages.ruling()).isPositive();
            assertThat(stages.commit()).isPositive();
            assertThat(stages.simulated()).isFalse();
        });
    }

    private void theNurseComesInWithHerBadge() throws IOException {
        var maja = nurse.orElseThrow();
        var reader = maja.plugsIn(Transport.INTERNAL);
        keys.orElseThrow().of(NURSE).forEach(reader::holds);
        badge = Optional.of(reader);
        new SignInPage(hospital, maja).opened().usesTheirKey();
    }

    /** She takes her badge off the reader first; otherwise it would let her in again at once. */
    private void theNurseLeaves() {
        badge.orElseThrow().isPutAway();
        new SignInPage(hospital, nurse.orElseThrow()).leaves();
    }

    private void signs(String seat) {
        var owner = founders.holder(seat);
        var page = proposed().openedBy(owner);
        page.goesOnToSign();
        inspection.of("sign-" + seat, owner.page());
        page.touchesTheirDecisionKey();
    }

    private ProposalPage proposed() {
        return proposal.orElseThrow();
    }

    private void comesIn(Colleague colleague) {
        new SignInPage(hospital, colleague).opened().usesTheirKey();
    }

    private Stream<Colleague> everybody() {
        return Stream.concat(founders.everybody().stream(), nurse.stream());
    }

    @Test
    @Order(100)
    void everyPageIsFitForEverybodysEyes() {
        assertThat(inspection.findings()).isEmpty();
    }

    @Test
    @Order(101)
    void noPageMadeTheBrowserComplain() {
        assertThat(everybody()).flatExtracting(Colleague::complaints).isEmpty();
    }
}
