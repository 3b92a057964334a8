package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** One proposal as one of the owners sees it, on the console and where it is signed. */
record ProposalPage(Page page, String address) {

    private static final double BETWEEN_LOOKS_MILLIS = 500;

    ProposalPage openedBy(Colleague other) {
        return new ProposalPage(other.page(), address).opened();
    }

    ProposalPage opened() {
        page.navigate(address);
        return this;
    }

    String id() {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    void says(String words) {
        assertThat(page.locator("main")).containsText(words);
    }

    /** Leads from the console to the other origin. */
    void goesOnToSign() {
        page.locator("form", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*Sign( as .*)?\\s*$")))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Sign this");
    }

    void signs() {
        goesOnToSign();
        touchesTheirDecisionKey();
    }

    void objects(String reason) {
        acts("Object", reason, "Object to this");
    }

    /** The sponsor's way out. */
    void decidesAgainstOneDomain(String reason) {
        acts("Decide against one domain", reason, "Decide against one domain");
    }

    private void acts(String label, String reason, String heading) {
        press(page.locator("main"), label);
        var dialog = page.locator("dialog[open]");
        dialog.locator("textarea").fill(reason);
        press(dialog, label);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(heading);
        touchesTheirDecisionKey();
    }

    private static void press(Locator within, String label) {
        within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true))
                .first()
                .click();
    }

    /** What happened, in its order: who did what. */
    void timelineSays(String... events) {
        assertThat(page.locator(".tk-event-title")).hasText(events);
    }

    void isBadged(String badge) {
        assertThat(badge()).hasText(badge);
    }

    /** Looks again and again, as somebody who waits would. */
    void becomes(String badge, Duration patience) {
        var end = Instant.now().plus(patience);
        while (!badge().innerText().strip().equals(badge) && Instant.now().isBefore(end)) {
            page.waitForTimeout(BETWEEN_LOOKS_MILLIS);
            opened();
        }
        isBadged(badge);
    }

    void offersNot(String label) {
        assertThat(page.getByText("What happened")).isVisible();
        assertThat(page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label)))
                .hasCount(0);
    }

    private Locator badge() {
        return page.locator(".tk-badge").first();
    }

    void touchesTheirDecisionKey() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Touch my decision key"))
                .click();
        page.waitForURL(address);
    }
}
