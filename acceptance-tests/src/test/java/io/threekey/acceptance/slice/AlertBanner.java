package io.threekey.acceptance.slice;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;

/** What stands on top of every page while something is wrong. */
record AlertBanner(Hospital hospital, Colleague colleague) {

    static final String UNVERIFIABLE = "Decisions are stopped: a stored decision does not verify";

    boolean isOn(String path) {
        colleague.visits(hospital.console(path));
        return banner().count() > 0;
    }

    /** Looks again and again, as somebody at a desk would; says how long it took. */
    Duration comesWithin(Duration patience, String path) {
        return changesWithin(patience, path, true);
    }

    Duration goesWithin(Duration patience, String path) {
        return changesWithin(patience, path, false);
    }

    private Duration changesWithin(Duration patience, String path, boolean wanted) {
        var begun = Instant.now();
        while (isOn(path) != wanted) {
            if (Duration.between(begun, Instant.now()).compareTo(patience) > 0) {
                throw new AssertionError("after " + patience + " the alert is still " + (wanted ? "missing" : "there"));
            }
            colleague.page().waitForTimeout(250);
        }
        return Duration.between(begun, Instant.now());
    }

    private Locator banner() {
        return colleague.page().locator(".tk-alerts").getByText(UNVERIFIABLE);
    }
}
