package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Somebody's entries of the ledger, and one of them with the proof that the browser makes of it. */
record LedgerPage(Hospital hospital, Colleague colleague) {

    private static final double BETWEEN_LOOKS_MILLIS = 500;
    private static final Pattern ENTRY = Pattern.compile(".*/ledger/entries/\\d+$");

    /** An entry reaches the ledger a moment after it was recorded. */
    LedgerPage openedWith(String sentence, Duration patience) {
        var end = Instant.now().plus(patience);
        do {
            colleague.visits(hospital.console("/ledger"));
            colleague.page().waitForTimeout(BETWEEN_LOOKS_MILLIS);
        } while (line(sentence).count() == 0 && Instant.now().isBefore(end));
        assertThat(line(sentence).first()).isVisible();
        return this;
    }

    /** @return its number */
    long opensNewest(String sentence) {
        line(sentence).first().click();
        colleague.page().waitForURL(ENTRY);
        var path = colleague.page().url();
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    void opensAgain() {
        colleague.page().reload();
    }

    void says(String words) {
        assertThat(colleague.page().locator("main")).containsText(words);
    }

    /** What came of all the steps together. */
    void proves(String outcome) {
        assertThat(colleague.page().locator("#proof")).hasAttribute("data-outcome", outcome);
    }

    void step(String step, String outcome) {
        assertThat(colleague.page().locator("[data-step='" + step + "']")).hasAttribute("data-outcome", outcome);
    }

    private Locator line(String sentence) {
        return colleague.page().locator(".tk-lines a", new Page.LocatorOptions().setHasText(sentence));
    }
}
