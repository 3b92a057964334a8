package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A founder's own way through the founding, as their link opens it. */
record FoundingPage(Colleague founder) {

    static FoundingPage openedBy(Colleague founder, String link) {
        founder.visits(link);
        return new FoundingPage(founder);
    }

    void introducesThemself() {
        isAt("Who are you?");
        page().getByLabel("Your name").fill(founder.name());
        press("Go on");
    }

    void registersTheFirstDecisionKey() {
        isAt("Your first decision key");
        press("Register this key");
    }

    void isAtTheSecondKey() {
        isAt("Your second decision key");
    }

    void registersTheSecondDecisionKey() {
        isAt("Your second decision key");
        press("Register this key");
    }

    void goesOnToTheirPasskey() {
        isAt("Your passkey for signing in");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on"))
                .click();
    }

    void makesTheirPasskey() {
        isAt("Your passkey for signing in");
        press("Make my passkey");
    }

    /** Who comes last can sign at once. */
    void isReady() {
        assertThat(heading()).hasText(Pattern.compile("You are ready|Sign the founding charter"));
    }

    /** The page goes on by itself as soon as all are there, and keeps up with those who signed before. */
    void isAskedToSignAfter(int others) {
        isAt("Sign the founding charter");
        assertThat(page().getByText("Signed", new Page.GetByTextOptions().setExact(true)))
                .hasCount(others);
    }

    void signs() {
        press("Touch my decision key");
        assertThat(heading()).hasText(Pattern.compile("You are ready|Founded"));
    }

    String fingerprintShown() {
        return page().locator(".tk-fingerprint code")
                .innerText()
                .replaceAll("\\s+", " ")
                .strip();
    }

    void isFounded() {
        isAt("Founded");
    }

    private void isAt(String title) {
        assertThat(heading()).hasText(title);
    }

    private Locator heading() {
        return page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private void press(String button) {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private Page page() {
        return founder.page();
    }
}
