package io.threekey.acceptance.screens;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;

/** Somebody of the demo hospital in front of a browser of their own. Notes whatever the browser complains about. */
final class Beholder implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Beholder(Browser browser) {
        context = browser.newContext();
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    Page page() {
        return page;
    }

    /** Violations of the content security policy among them. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void visits(String address) {
        page.navigate(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Where the page asks for a passkey, lets the demo's key of this person answer. */
    void touchesKeyAs(String person) {
        page.locator("form[data-passkey] [type=submit]").first().click();
        var picker = page.locator("dialog.demo-keys");
        var others = picker.locator("summary");
        picker.waitFor();
        if (others.count() > 0) {
            others.click();
        }
        page.waitForNavigation(() -> picker.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(person))
                .click());
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    @Override
    public void close() {
        context.close();
    }
}
