package io.threekey.acceptance.slice;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Coming in and going out, as everybody does it. */
record SignInPage(Hospital hospital, Colleague colleague) {

    private static final Pattern INSIDE = Pattern.compile(".*/(me|decisions)$");

    SignInPage opened() {
        colleague.visits(hospital.console("/sign-in"));
        return this;
    }

    void usesTheirKey() {
        try {
            colleague.usesTheirKeyAndIsAt(INSIDE);
        } catch (TimeoutError outside) {
            var page = colleague.page();
            throw new AssertionError(colleague.name() + " is not let in at " + page.url() + ": "
                    + page.locator("main").innerText());
        }
    }

    void leaves() {
        colleague.visits(hospital.console("/me"));
        colleague
                .page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .first()
                .click();
        colleague.page().waitForURL(Pattern.compile(".*/sign-in\\?left$"));
    }
}
