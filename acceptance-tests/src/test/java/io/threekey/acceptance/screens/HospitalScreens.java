package io.threekey.acceptance.screens;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import io.threekey.acceptance.Browsers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * {@code HospitalScreens ID-ORIGIN FOLDER [PAGE]} walks the demo hospital as a visitor, a nurse and an owner, and
 * photographs each kind of page that links lead to once, or only those whose path contains {@code PAGE}.
 */
public final class HospitalScreens {

    private static final List<String> PEOPLE = List.of("Maja Lind", "Ruth Lindqvist");

    private HospitalScreens() {}

    public static void main(String[] arguments) throws IOException {
        var origin = arguments[0];
        var folder = Path.of(arguments[1]);
        var wanted = arguments.length > 2 ? arguments[2] : "";
        try (var playwright = Playwright.create(Browsers.nothingToDownload());
                var browser = Browsers.chromium(playwright)) {
            photograph(
                    browser, List.of(origin + "/sign-in", origin + "/no-such-page"), wanted, folder.resolve("nobody"));
            for (var person : PEOPLE) {
                photographAs(browser, person, origin, wanted, folder);
            }
        }
    }

    private static void photographAs(Browser browser, String person, String origin, String wanted, Path folder)
            throws IOException {
        try (var somebody = new Beholder(browser)) {
            somebody.visits(origin + "/sign-in");
            somebody.touchesKeyAs(person);
            var reached = walk(somebody, origin);
            somethingToSign(somebody, reached).ifPresent(reached::add);
            var addresses =
                    reached.stream().filter(address -> address.contains(wanted)).toList();
            Screens.of(browser, somebody.page(), addresses, folder.resolve(person.replace(' ', '-')))
                    .forEach(System.out::println);
            somebody.complaints().forEach(System.out::println);
        }
    }

    private static void photograph(Browser browser, List<String> addresses, String wanted, Path folder)
            throws IOException {
        try (var nobody = new Beholder(browser)) {
            var some = addresses.stream()
                    .filter(address -> address.contains(wanted))
                    .toList();
            Screens.of(browser, nobody.page(), some, folder).forEach(System.out::println);
        }
    }

    /** Every kind of page within reach of a link, two of a kind at most. */
    private static List<String> walk(Beholder somebody, String origin) {
        var toVisit = new ArrayDeque<>(List.of(origin + "/"));
        var seen = new HashSet<String>();
        var kinds = new ArrayList<String>();
        var found = new ArrayList<String>();
        while (!toVisit.isEmpty()) {
            var address = toVisit.poll();
            if (!seen.add(address)
                    || kinds.stream().filter(kindOf(address)::equals).count() >= 2) {
                continue;
            }
            kinds.add(kindOf(address));
            somebody.visits(address);
            found.add(address);
            somebody.page().locator("a[href]:not([download])").all().stream()
                    .map(link -> URI.create(somebody.page().url()).resolve(link.getAttribute("href")))
                    .map(link -> link.toString().replaceFirst("#.*", ""))
                    .filter(link -> link.contains(".localhost:") && !link.contains("/ledger/"))
                    .forEach(toVisit::add);
        }
        return found;
    }

    /** The page on the seal origin, which no link leads to. */
    private static Optional<String> somethingToSign(Beholder somebody, List<String> reached) {
        for (var proposal : reached) {
            somebody.visits(proposal);
            var sign = somebody.page().locator("form[action$='/acts'] button.btn-primary");
            if (sign.count() > 0) {
                somebody.page().waitForNavigation(() -> sign.first().click());
                return Optional.of(somebody.page().url());
            }
        }
        return Optional.empty();
    }

    /** Identifiers are what tells two pages of a kind apart. */
    private static String kindOf(String address) {
        return URI.create(address).getPath().replaceAll("/[^/]*[0-9][^/]*(?=/|$)", "/*");
    }
}
