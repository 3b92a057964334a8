package io.threekey.acceptance.slice;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What is in force, and the form that proposes something else. */
record PoliciesPage(Hospital hospital, Colleague colleague) {

    PoliciesPage opened() {
        colleague.visits(hospital.console("/policies"));
        return this;
    }

    void writesAProposalOn(String subject) {
        page().locator("section.card", new Page.LocatorOptions().setHasText(subject))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Propose a change"))
                .click();
        page().waitForURL(Pattern.compile(".*/proposals/new\\?.*"));
    }

    void changesMinutesWithoutATouchOnWardsTo(int minutes) {
        page().locator("[name='ward.idle']").fill(String.valueOf(minutes));
    }

    void saysWhy(String reason) {
        page().getByLabel("Why this change?").fill(reason);
    }

    ProposalPage putsItBeforeTheOwners() {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put it before the owners"))
                .click();
        page().waitForURL(Pattern.compile(".*/proposals/(?!new)[^/]+$"));
        return new ProposalPage(page(), page().url());
    }

    private Page page() {
        return colleague.page();
    }
}
