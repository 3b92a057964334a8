package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What somebody who is in sees about being in: until when, and who decided that. */
record MePage(Hospital hospital, Colleague colleague) {

    MePage opened() {
        colleague.visits(hospital.console("/me"));
        return this;
    }

    void saysUntilWhen() {
        assertThat(colleague.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(Pattern.compile("You’re in until \\d\\d:\\d\\d"));
    }

    void saysMinutesWithoutATouch(int minutes) {
        assertThat(text()).containsText("until nobody has touched Threekey for " + minutes + " minutes");
    }

    void saysWhoDecided(String... people) {
        for (var person : people) {
            assertThat(text()).containsText(person);
        }
        assertThat(text()).containsText("decided how long people stay in");
    }

    void obeysVersion(int version) {
        assertThat(text()).containsText("Version " + version + " of the rules for shared workstations");
    }

    private Locator text() {
        return colleague.page().locator("main");
    }
}
