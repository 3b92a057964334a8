package io.threekey.acceptance.screens;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/** Takes a page in every look. The page may be signed in: looks change in place, so cookies and keys stay. */
public final class Camera {

    private final Page page;
    private final Path folder;

    public Camera(Page page, Path folder) {
        this.page = page;
        this.folder = folder;
    }

    public Pictures take(String address) {
        var pictures = new EnumMap<Look, String>(Look.class);
        for (var look : Look.values()) {
            look.putOn(page);
            page.navigate(address);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            look.stretch(page);
            var picture = page.screenshot(
                    new Page.ScreenshotOptions().setPath(folder.resolve(nameOf(address) + look.fileEnding())));
            pictures.put(look, Base64.getEncoder().encodeToString(picture));
        }
        return new Pictures(address, page.title(), pictures);
    }

    private static String nameOf(String address) {
        var name = address.replaceFirst("^[a-z]+://", "").replaceAll("[^a-zA-Z0-9]+", "-");
        return name.substring(0, Math.min(name.length(), 100)).replaceAll("^-|-$", "");
    }

    public record Pictures(String address, String title, Map<Look, String> pngs) {}
}
