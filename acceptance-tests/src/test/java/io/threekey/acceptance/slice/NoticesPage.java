package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What somebody was told, and what rings for them. */
record NoticesPage(Hospital hospital, Colleague colleague) {

    NoticesPage opened() {
        colleague.visits(hospital.console("/notices"));
        return this;
    }

    void rings(String subject) {
        assertThat(row(subject)).containsText("Urgent");
    }

    void takesInHand(String subject) {
        row(subject)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("I have it in hand"))
                .click();
        says(subject, "You have it in hand");
    }

    void says(String subject, String words) {
        assertThat(row(subject)).containsText(words);
    }

    /** The newest of its subject stands first. */
    private Locator row(String subject) {
        return colleague
                .page()
                .locator(".tk-row", new Page.LocatorOptions().setHasText(subject))
                .first();
    }
}
