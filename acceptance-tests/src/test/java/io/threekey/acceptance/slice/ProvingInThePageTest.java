package io.threekey.acceptance.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.threekey.acceptance.Browsers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A nurse of the demo hospital finds her own sign-in in the ledger and has her browser prove it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvingInThePageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CAME_IN = "Maja Lind came in at";

    private Playwright playwright;
    private Browser browser;
    private Hospital hospital;
    private Inspection inspection;
    private Colleague nurse;
    private LedgerPage ledger;
    private long entry;

    @BeforeAll
    void comesIn(@TempDir Path folder) throws IOException {
        assumeTrue(Browsers.installed().isPresent(), "no Chromium here: ./threekey doctor --install");
        assumeTrue(Packaged.application("demo").isPresent(), "demo is not packaged: ./threekey test does that");
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(Browsers.nothingToDownload());
        browser = Browsers.chromium(playwright);
        inspection = new Inspection();
        hospital = Hospital.ofTheDemo(folder.resolve("demo"));
        nurse = Colleague.onAPhone(browser, "Maja Lind");
        ledger = new LedgerPage(hospital, nurse);
        nurse.visits(hospital.console("/"));
        new TourPage(hospital, nurse).is("Maja Lind");
    }

    @BeforeEach
    void findsHerSignIn() {
        ledger.openedWith(CAME_IN, PATIENCE);
        entry = ledger.opensNewest(CAME_IN);
    }

    @AfterAll
    void end() throws IOException {
        if (hospital != null) {
            nurse.close();
            hospital.close();
            browser.close();
            playwright.close();
        }
    }

    @Test
    void whereNobodyWitnessesTheTourLeavesThatStopToDo() {
        var tour = new TourPage(hospital, nurse).opened();
        tour.says("a-witness-keeps-watch", "To do");
    }

    @Test
    void everyStepHolds() {
        ledger.proves("holds");
        ledger.says("It is genuine: all of this holds.");
        for (var step : List.of("payload", "leaf", "path", "signature", "key")) {
            ledger.step(step, "holds");
        }
        inspection.of("ledger-entry", nurse.page());
        nurse.visits(hospital.console("/ledger"));
        inspection.of("ledger-search", nurse.page());
        assertThat(inspection.findings()).isEmpty();
        assertThat(nurse.complaints()).isEmpty();
    }

    @Test
    void somebodyElsesEntryIsProvedWithoutBeingShown() {
        nurse.visits(hospital.console("/ledger/entries/0"));
        ledger.proves("holds");
        ledger.says("What it says is not shown");
    }

    @ParameterizedTest
    @CsvSource({
        "payload, 'update ledger_entry set payload = convert_to(replace(convert_from(payload, ''UTF8''), ''Minutes\":'', ''Minutes\":1''), ''UTF8'')'",
        "leaf, 'update ledger_entry set entered_at = entered_at - interval ''1 hour'''",
        "path, 'update ledger_entry set leaf = convert_to(replace(convert_from(leaf, ''UTF8''), ''sign-in'', ''sign-up''), ''UTF8'')'"
    })
    void whatSomebodyAlteredInTheDatabaseDoesNotHold(String step, String sql) throws IOException, SQLException {
        try (var database = hospital.database();
                var statement = database.createStatement()) {
            statement.execute("create table kept_entry as select * from ledger_entry where index = " + entry);
            try {
                assertThat(statement.executeUpdate(sql + " where index = " + entry))
                        .isEqualTo(1);
                ledger.opensAgain();
                ledger.proves("fails");
                ledger.step(step, "fails");
                ledger.step("signature", "holds");
                ledger.says("This does not hold.");
            } finally {
                statement.execute("delete from ledger_entry where index = " + entry);
                statement.execute("insert into ledger_entry select * from kept_entry");
                statement.execute("drop table kept_entry");
            }
        }
        ledger.opensAgain();
        ledger.proves("holds");
    }
}
