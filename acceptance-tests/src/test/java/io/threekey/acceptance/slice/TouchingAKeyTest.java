package io.threekey.acceptance.slice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.threekey.acceptance.Browsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the pages' own script makes of each way in which touching a key can fail, in a real browser. The page around it is
 * the test's, with the marks that the template makes; that the template makes them is tested with the server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TouchingAKeyTest {

    private static final Path SCRIPT = Path.of("../server/src/main/resources/static/frame/passkey.js");
    private static final String HERE = "https://id.hospital.example";
    private static final String OPTIONS =
            "{\"challenge\":\"AAAA\",\"rpId\":\"id.hospital.example\",\"timeout\":300000,\"userVerification\":\"required\"}";
    private static final List<String> FAILURES =
            List.of("cancelled", "nobody", "unsupported", "insecure", "already", "place", "failed", "gone");

    private Playwright playwright;
    private Browser browser;
    private Page page;

    @BeforeAll
    void begin() {
        assumeTrue(Browsers.installed().isPresent(), "no Chromium here: ./threekey doctor --install");
        playwright = Playwright.create(Browsers.nothingToDownload());
        browser = Browsers.chromium(playwright);
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
            playwright.close();
        }
    }

    @BeforeEach
    void openAPage() {
        page = browser.newPage();
    }

    @AfterEach
    void closeIt() {
        page.close();
    }

    @Test
    void isOneTouchOfTheButtonAndOneOfTheKey() throws IOException {
        keyAnswers();
        opens(HERE);
        touches();

        page.waitForURL(HERE + "/taken");
    }

    @Test
    void tellsHowLongPagePersonAndKeyTook() throws IOException {
        page.addInitScript("navigator.credentials.get = () => new Promise((answer) =>"
                + " setTimeout(() => answer({ toJSON: () => ({ id: 'answer' }) }), 200))");
        opens(HERE);
        page.waitForTimeout(150);
        var posted = posted();

        Assertions.assertThat(posted.get("tookPage")).isBetween(1L, 60_000L);
        Assertions.assertThat(posted.get("tookPerson")).isBetween(100L, 30_000L);
        Assertions.assertThat(posted.get("tookCeremony")).isBetween(190L, 30_000L);
    }

    @Test
    void doesNotBlameWhoeverComesToAPageThatStoodThere() throws IOException {
        page.clock().install();
        keyAnswers();
        opens(HERE);
        page.clock().runFor(200_000);
        var posted = posted();

        Assertions.assertThat(posted).containsEntry("tookPage", 0L);
        Assertions.assertThat(posted.get("tookPerson")).isLessThan(30_000L);
    }

    /** What is sent along once the key was touched. */
    private Map<String, Long> posted() {
        var sent = page.waitForRequest(
                request -> request.method().equals("POST") && request.url().endsWith("/taken"), this::touches);
        return Pattern.compile("(took[A-Za-z]+)=([0-9]+)")
                .matcher(sent.postData())
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> Long.parseLong(field.group(2))));
    }

    @Test
    void thatIsPutOffSaysSo() throws IOException {
        keyFails("NotAllowedError");
        opens(HERE);
        touches();

        says("cancelled");
    }

    @Test
    void thatNobodyAnsweredAllTheTimeSaysThatNoKeyIsHere() throws IOException {
        keyFails("NotAllowedError");
        opens(HERE, OPTIONS.replace("300000", "1000"), Instant.now());
        touches();

        says("nobody");
    }

    @Test
    void thatFailsForAnotherReasonHasItsOwnWords() throws IOException {
        for (var failure : Map.of(
                        "InvalidStateError", "already",
                        "SecurityError", "place",
                        "NotSupportedError", "unsupported",
                        "UnknownError", "failed")
                .entrySet()) {
            page.close();
            page = browser.newPage();
            keyFails(failure.getKey());
            opens(HERE);
            touches();

            says(failure.getValue());
        }
    }

    @Test
    void inABrowserThatKnowsNoPasskeysSaysWhichDo() throws IOException {
        page.addInitScript("delete window.PublicKeyCredential");
        opens(HERE);
        touches();

        says("unsupported");
    }

    @Test
    void withoutEncryptionIsNotTried() throws IOException {
        opens(HERE.replace("https", "http"));
        touches();

        says("insecure");
    }

    @Test
    void whileTheServerIsGoneKeepsThePageAndGoesOnOnceItIsBack() throws IOException {
        keyAnswers();
        opens(HERE);
        page.route("**/reach.svg*", Route::abort);
        touches();
        says("gone");
        assertThat(page).hasURL(HERE + "/sign-in");

        page.unroute("**/reach.svg*");
        page.route("**/reach.svg*", route -> route.fulfill(new Route.FulfillOptions().setBody("")));
        touches();
        page.waitForURL(HERE + "/taken");
    }

    @Test
    void saysNothingOfTheTimeBeforeOnceItIsTriedAgain() throws IOException {
        keyFails("NotAllowedError");
        opens(HERE);
        touches();
        says("cancelled");
        page.evaluate("() => { navigator.credentials.get = () => new Promise(() => {}); }");
        touches();

        assertThat(page.locator("[data-passkey-failure]")).isEmpty();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Waiting.");
    }

    @Test
    void atAWorkstationWhoseClockIsWrongSaysSo() throws IOException {
        opens(HERE, OPTIONS, Instant.now().minus(Duration.ofMinutes(9)));
        assertThat(page.locator("[data-clock]")).isVisible();
    }

    @Test
    void atAWorkstationWhoseClockIsRightSaysNothingOfIt() throws IOException {
        opens(HERE, OPTIONS, Instant.now().minus(Duration.ofMinutes(2)));
        assertThat(page.locator("[data-clock]")).isHidden();
    }

    @Test
    void tellsTheBrowserWhichKeysLetNobodyInAndWhichDo() throws IOException {
        page.addInitScript("""
            window.told = [];
            for (const name of ["signalUnknownCredential", "signalAllAcceptedCredentials"]) {
              PublicKeyCredential[name] = async (said) => { window.told.push([name, JSON.stringify(said)]); };
            }\
            """);
        opens(HERE);

        Assertions.assertThat(page.evaluate("() => window.told.flat().join(' ')"))
                .isEqualTo("signalUnknownCredential {\"rpId\":\"id.hospital.example\",\"credentialId\":\"gone\"}"
                        + " signalAllAcceptedCredentials {\"rpId\":\"id.hospital.example\",\"userId\":\"me\","
                        + "\"allAcceptedCredentialIds\":[\"one\",\"two\"]}");
    }

    @Test
    void worksWhereTheBrowserCannotBeTold() throws IOException {
        page.addInitScript("delete PublicKeyCredential.signalUnknownCredential;"
                + " delete PublicKeyCredential.signalAllAcceptedCredentials");
        keyAnswers();
        opens(HERE);
        touches();

        page.waitForURL(HERE + "/taken");
    }

    private void keyAnswers() {
        page.addInitScript("navigator.credentials.get = async () => ({ toJSON: () => ({ id: 'answer' }) })");
    }

    private void keyFails(String name) {
        page.addInitScript("navigator.credentials.get = async () => { throw new DOMException('', '" + name + "'); }");
    }

    private void touches() {
        page.locator("button").click();
    }

    private void says(String failure) {
        var place = page.locator("[data-passkey-failure]");
        assertThat(place).hasText("Failure: " + failure);
        assertThat(page.locator("[role=alert]:visible")).hasCount(1);
    }

    private void opens(String origin) throws IOException {
        opens(origin, OPTIONS, Instant.now());
    }

    private void opens(String origin, String options, Instant serversTime) throws IOException {
        page.route(
                "**/passkey.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody(script())));
        page.route("**/reach.svg*", route -> route.fulfill(new Route.FulfillOptions().setBody("")));
        page.route(
                "**/taken",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<p>taken</p>")));
        page.route(
                "**/sign-in",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody(body(options, serversTime))));
        page.navigate(origin + "/sign-in");
    }

    private static String script() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static String body(String options, Instant serversTime) {
        var templates = FAILURES.stream()
                .map(failure -> "<template data-failure='" + failure + "'><div role='alert'>Failure: " + failure
                        + "</div></template>")
                .collect(Collectors.joining());
        return """
            <!DOCTYPE html>
            <div hidden data-signal="unknown" data-credential="gone" data-party="id.hospital.example"></div>
            <div hidden data-signal="accepted" data-credentials="one two" data-user="me" data-party="id.hospital.example"></div>
            <div hidden data-clock="%d">The clock is wrong.</div>
            <form method="post" action="/taken" data-passkey="get" data-options='%s' data-reach="/reach.svg" data-text-busy="Waiting.">
              <input type="hidden" name="answer">
              <input type="hidden" name="tookPage"><input type="hidden" name="tookPerson"><input type="hidden" name="tookCeremony">
              <button type="submit" disabled>Touch</button>
              <p data-passkey-status role="status"></p>%s<div data-passkey-failure></div>
            </form>
            <script src="/passkey.js"></script>
            """.formatted(serversTime.toEpochMilli(), options, templates);
    }
}
