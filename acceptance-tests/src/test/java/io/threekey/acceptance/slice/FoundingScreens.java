package io.threekey.acceptance.slice;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.threekey.acceptance.Browsers;
import io.threekey.acceptance.screens.Camera;
import io.threekey.acceptance.screens.ContactSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code FoundingScreens FOLDER} founds a hospital and photographs what a founder sees on the way, then what an owner
 * sees while a stored decision does not verify, and while the ledger has lost an entry.
 */
public final class FoundingScreens {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HONEST = "\"atLeast\":3";
    private static final String FORGED = "\"atLeast\":1";

    private final Path folder;
    private final List<Camera.Pictures> pictures = new ArrayList<>();

    private FoundingScreens(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var folder = Path.of(arguments[0], "founding");
        Files.createDirectories(folder);
        var home = folder.resolve("home").toAbsolutePath();
        try (var playwright = Playwright.create(Browsers.nothingToDownload());
                var browser = Browsers.chromium(playwright);
                var hospital = Hospital.toBeFounded(home)) {
            var screens = new FoundingScreens(folder);
            var founders = new FoundersTable(hospital, browser, (step, page) -> screens.photograph(page));
            founders.everybodyRegisters();
            founders.theSponsorAndTheOwnersSign();
            screens.alerts(hospital, founders.holder("iam"));
            ContactSheet.write(browser.newPage(), screens.pictures, folder).forEach(System.out::println);
            founders.everybody().forEach(Colleague::close);
        }
    }

    private void alerts(Hospital hospital, Colleague owner) throws IOException, SQLException {
        new SignInPage(hospital, owner).opened().usesTheirKey();
        var intruder = new Intruder(hospital);
        intruder.rewritesProposal("founding", HONEST, FORGED);
        new AlertBanner(hospital, owner).comesWithin(PATIENCE, "/decisions");
        photograph(owner.page());
        intruder.rewritesProposal("founding", FORGED, HONEST);
        new AlertBanner(hospital, owner).goesWithin(PATIENCE, "/decisions");
        intruder.losesTheNewestEntry();
        owner.page().waitForCondition(() -> {
            owner.visits(hospital.console("/policies"));
            return owner.page().locator(".tk-alerts").count() > 0;
        });
        photograph(owner.page());
    }

    /** The page stays where it is, in the size that whoever looks at it has. */
    private void photograph(Page page) {
        var usual = page.viewportSize();
        pictures.add(new Camera(page, folder).take(page.url()));
        page.setViewportSize(usual.width, usual.height);
    }
}
