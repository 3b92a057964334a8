package io.threekey.acceptance.screens;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.threekey.acceptance.Browsers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code Screens BASE PATH...} photographs the paths below the base address, as nobody in particular, into
 * {@code target/screens}. A full address may stand in place of a path.
 */
public final class Screens {

    private Screens() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: Screens BASE-ADDRESS PATH...");
            System.exit(2);
        }
        var base = URI.create(arguments[0]);
        var addresses = Stream.of(arguments)
                .skip(1)
                .map(path -> base.resolve(path).toString())
                .toList();
        try (var playwright = Playwright.create(Browsers.nothingToDownload());
                var browser = Browsers.chromium(playwright)) {
            of(browser, browser.newPage(), addresses, Path.of("target/screens")).forEach(System.out::println);
        }
    }

    /** The sheets of these pages as this page, signed in or not, sees them. */
    public static List<Path> of(Browser browser, Page seen, List<String> addresses, Path folder) throws IOException {
        Files.createDirectories(folder);
        var camera = new Camera(seen, folder);
        var pictures = addresses.stream().map(camera::take).toList();
        return ContactSheet.write(browser.newPage(), pictures, folder);
    }
}
