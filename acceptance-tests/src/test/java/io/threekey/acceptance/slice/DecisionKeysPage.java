package io.threekey.acceptance.slice;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Where somebody holds keys ready for a seat. */
record DecisionKeysPage(Hospital hospital, Colleague colleague) {

    /** On whatever is plugged in; a browser asks one key at a time, so nothing else may be. */
    void makesOneReady() {
        colleague.visits(hospital.console("/decision-keys"));
        press("Add a decision key");
        press("Make this key mine");
        page().waitForURL(hospital.console("/decision-keys"));
    }

    private void press(String button) {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private Page page() {
        return colleague.page();
    }
}
