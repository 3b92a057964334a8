package io.threekey.acceptance.slice;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.threekey.acceptance.Browsers;
import java.io.IOException;
import java.util.List;

/** What every journey needs before it begins: a browser, and the applications as they are packaged. */
record Stage(Playwright playwright, Browser browser) implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 30_000;

    static Stage set() throws IOException {
        assumeTrue(Browsers.installed().isPresent(), "no Chromium here: ./threekey doctor --install");
        for (var module : List.of("server", "demo")) {
            assumeTrue(
                    Packaged.application(module).isPresent(), module + " is not packaged: ./threekey test does that");
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var playwright = Playwright.create(Browsers.nothingToDownload());
        return new Stage(playwright, Browsers.chromium(playwright));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
