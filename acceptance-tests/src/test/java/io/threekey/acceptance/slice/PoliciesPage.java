package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
        goesOn(subject, "Propose a change");
    }

    void tightensNow(String subject) {
        goesOn(subject, "Tighten now");
    }

    private void goesOn(String subject, String link) {
        policy(subject)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .click();
        page().waitForURL(Pattern.compile(".*/proposals/new\\?.*"));
    }

    void says(String subject, String words) {
        assertThat(policy(subject)).containsText(words);
    }

    /** The group's own; a site's says in its title where it holds. */
    private Locator policy(String subject) {
        var title = page().getByText(subject, new Page.GetByTextOptions().setExact(true));
        return page().locator("section.card", new Page.LocatorOptions().setHas(title));
    }

    void changesMinutesWithoutATouchOnWardsTo(int minutes) {
        opens("Out after this long without a touch");
        page().locator("[name='ward.idle']").fill(String.valueOf(minutes));
    }

    void registers(String client, String name, String redirect, String keys) {
        opens("An application that is registered");
        page().locator("[name='client']").fill(client);
        page().locator("[name='name']").fill(name);
        page().locator("[name='redirects']").fill(redirect);
        page().locator("[name='keys']").fill(keys);
    }

    void letsItAskAgain() {
        page().getByLabel("While somebody stays signed in here, it can ask again")
                .check();
    }

    void holdsItToFapi2() {
        opens("Other rules");
        page().getByLabel("It puts each question to us itself").check();
    }

    void sendsWhoSignedOutTo(String address) {
        page().locator("[name='signedOut']").fill(address);
    }

    void wantsOfPasskeys(String sentence) {
        page().getByLabel(sentence).check();
    }

    void saysWhy(String reason) {
        page().getByLabel("Why this change?").fill(reason);
    }

    void letsItRevertByItselfWithinHours(int hours) {
        opens("How it takes effect");
        page().getByLabel("Let it revert by itself").fill(String.valueOf(hours));
    }

    /** What is folded until somebody wants it. */
    private void opens(String group) {
        var folded = page().locator("details:not([open]) > summary", new Page.LocatorOptions().setHasText(group));
        if (folded.count() > 0) {
            folded.click();
        }
    }

    /** One domain alone, at once. */
    ProposalPage signsItAlone() {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on to signing"))
                .click();
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Touch my decision key"))
                .click();
        page().waitForURL(hospital.console("/proposals/**"));
        return new ProposalPage(page(), page().url());
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
