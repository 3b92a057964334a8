package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** One proposal as one of the owners sees it, on the console and where it is signed. */
record ProposalPage(Page page, String address) {

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

    void touchesTheirDecisionKey() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Touch my decision key"))
                .click();
        page.waitForURL(address);
    }
}
