package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** The tour of the demo hospital, as a visitor walks it who is whoever a stop asks them to be. */
record TourPage(Hospital hospital, Colleague visitor) {

    private static final double BETWEEN_LOOKS_MILLIS = 500;
    /** Home, or where the stop leads. */
    private static final Pattern INSIDE =
            Pattern.compile(".*/(me|decisions|timing|tour(#.*)?|proposals/[^/]+|ledger/entries/[0-9]+)$");

    TourPage opened() {
        visitor.visits(hospital.console("/tour"));
        return this;
    }

    void follows(String stop, String link) {
        opened();
        at(stop).getByRole(AriaRole.LINK, named(link)).click();
    }

    void presses(String stop, String button) {
        opened();
        at(stop).getByRole(AriaRole.BUTTON, named(button)).click();
    }

    /** At the sign-in page: one of the demo's people, whose key answers. */
    void is(String person) {
        visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use my key"))
                .click();
        chooses(person);
        visitor.page().waitForURL(INSIDE);
    }

    /** At the sign-in page that a stop led to: the picker offers whom it is about, and the others only when asked for. */
    void isWhomTheStopMeans(String person) {
        visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use my key"))
                .click();
        var offered = visitor.page().locator("dialog.demo-keys[open] li button:visible");
        assertThat(offered).hasCount(1);
        assertThat(offered).containsText(person);
        offered.click();
        visitor.page().waitForURL(INSIDE);
    }

    void beginsAnew() {
        opened();
        visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin anew"))
                .click();
    }

    /** At the page of the other origin. */
    void signsAs(String person) {
        visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Touch my decision key"))
                .click();
        chooses(person);
        visitor.page().waitForURL(Pattern.compile(".*/proposals/[^/]+$"));
    }

    private void chooses(String person) {
        var picker = visitor.page().locator("dialog.demo-keys[open]");
        assertThat(picker).isVisible();
        var others = picker.locator("details:not([open]) summary");
        var button = picker.locator("button", new Locator.LocatorOptions().setHasText(person));
        if (!button.first().isVisible() && others.count() > 0) {
            others.click();
        }
        button.first().click();
    }

    /** Looks again and again until the stop is done, as a visitor would. */
    void becomesDone(String stop, Duration patience) {
        awaits(stop, "Done", patience);
    }

    void awaits(String stop, String words, Duration patience) {
        var end = Instant.now().plus(patience);
        while (!opened().at(stop).innerText().contains(words) && Instant.now().isBefore(end)) {
            visitor.page().waitForTimeout(BETWEEN_LOOKS_MILLIS);
        }
        says(stop, words);
    }

    void says(String stop, String words) {
        assertThat(at(stop)).containsText(words);
    }

    void saysNothingOf(String stop, String words) {
        assertThat(at(stop)).not().containsText(words);
    }

    private Locator at(String stop) {
        return visitor.page().locator("[id='" + stop + "']");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
