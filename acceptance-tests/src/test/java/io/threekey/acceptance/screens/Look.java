package io.threekey.acceptance.screens;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** One way a page is seen. */
public enum Look {
    LIGHT_DESK(ColorScheme.LIGHT, 1440, 900),
    LIGHT_PHONE(ColorScheme.LIGHT, 390, 844),
    DARK_DESK(ColorScheme.DARK, 1440, 900),
    DARK_PHONE(ColorScheme.DARK, 390, 844);

    private final ColorScheme scheme;
    private final int width;
    private final int height;

    Look(ColorScheme scheme, int width, int height) {
        this.scheme = scheme;
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    public String fileEnding() {
        return "-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
    }

    public void putOn(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
    }

    /** As tall as the content, so that bars which stick to the window's edges stay at the edges of the picture. */
    public void stretch(Page page) {
        var tall = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(width, Math.max(height, tall));
    }
}
