package io.threekey.acceptance.slice;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import io.threekey.acceptance.screens.Look;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks at pages as they stand, in every look, for everybody's eyes. Pictures of them: {@code ./threekey screens}. */
final class Inspection {

    /** No rule is switched off; what axe calls serious or critical is a finding. */
    private static final String SERIOUS = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .filter((found) => ['serious', 'critical'].includes(found.impact))
                .flatMap((found) => found.nodes.map((node) =>
                    `${found.id}: ${found.help}: ${node.html} ${node.failureSummary}`))
            """;

    private static final int RENEWALS = 3;

    private final String axe;
    private final List<String> findings = new ArrayList<>();

    Inspection() throws IOException {
        try (var source = Inspection.class.getResourceAsStream("/axe.min.js")) {
            if (source == null) {
                throw new IOException("axe.min.js is not on the class path");
            }
            axe = new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void of(String name, Page page) {
        var usual = page.viewportSize();
        for (var look : Look.values()) {
            look.putOn(page);
            for (var finding : found(page, RENEWALS)) {
                findings.add(name + ", " + look + ": " + finding);
            }
        }
        asBefore(page, usual);
    }

    /** A page on which somebody waits for others renews itself, and is looked at anew then. */
    private List<?> found(Page page, int renewals) {
        try {
            settle(page);
            if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
                page.evaluate(axe);
            }
            return (List<?>) page.evaluate(SERIOUS);
        } catch (PlaywrightException renewed) {
            if (renewals == 0) {
                throw renewed;
            }
            return found(page, renewals - 1);
        }
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    private static void settle(Page page) {
        page.evaluate("() => Promise.allSettled(document.getAnimations().map((each) => each.finished))");
    }

    private static void asBefore(Page page, ViewportSize usual) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(usual.width, usual.height);
    }
}
