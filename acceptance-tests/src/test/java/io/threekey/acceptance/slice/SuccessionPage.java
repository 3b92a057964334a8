package io.threekey.acceptance.slice;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Where the others propose who holds a seat next. */
record SuccessionPage(Hospital hospital, Colleague colleague) {

    SuccessionPage opened() {
        colleague.visits(hospital.console("/succession"));
        return this;
    }

    ProposalPage proposes(String seat, String person, LocalDate until, String reason) {
        chooses("Which seat", seat);
        chooses("Who holds it", person);
        page().getByLabel("Until the end of").fill(until.toString());
        page().getByLabel("Why this change?").fill(reason);
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put it before the owners"))
                .click();
        page().waitForURL(Pattern.compile(".*/proposals/[^/]+$"));
        return new ProposalPage(page(), page().url());
    }

    private void chooses(String list, String entry) {
        page().getByLabel(list).selectOption(new SelectOption().setLabel(entry));
    }

    private Page page() {
        return colleague.page();
    }
}
