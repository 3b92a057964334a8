package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.NeededAssurance;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.RevocationReason;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An application takes more than the key that somebody came in with: each way leads on, or back, or to somebody. */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class StepUpTests {

    @Autowired
    AFoundedHospital hospital;

    private static final String AAL2 = "http://idmanagement.gov/ns/assurance/aal/2";
    private static final String AAL3 = "http://idmanagement.gov/ns/assurance/aal/3";

    @Autowired
    Staff staff;

    @Autowired
    Authenticators authenticators;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    private Partner rota;
    private Partner chart;
    private Staff.Member nurse;
    private SoftwareAuthenticator phone;
    private Visitor browser;

    @BeforeEach
    void aNurseIsInWithHerPhone() {
        var applications = new DecidedApplications(hospital);
        rota = Partner.withoutSecret("rota-" + System.nanoTime() % 1_000_000, somebody, clock);
        chart = Partner.withoutSecret("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        chart = new Partner(
                chart.application().needing(NeededAssurance.AAL3), Optional.empty(), somebody.another(), clock);
        applications.register(rota.application());
        applications.register(chart.application());
        nurse = staff.nurse();
        phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
        staff.register(nurse.person(), phone, "My phone");
        browser = somebody.another();
        assertThat(new Door(browser).comesIn(phone).statusCode()).isEqualTo(303);
        clock.advance(Duration.ofSeconds(1));
    }

    @Nested
    class SomebodyWhoHasAnotherKey {

        @Test
        void isToldWhichOneItIsBeforeTheyTouchAny() {
            var page = asksTheirKeyFor(chart);

            assertThat(page)
                    .contains("Touch your key to go on to The "
                            + chart.application().client())
                    .contains("takes this key of yours: Blue key")
                    .doesNotContain("My phone");
        }

        @Test
        void goesOnWithItAndLosesNothingThatTheyOpenedBefore() {
            var opened = Partner.field(
                    rota.redeems(Partner.brought(browser.visits(rota.asks())).getOrDefault("code", "")),
                    "access_token");
            var onward = shows(asksTheirKeyFor(chart), nurse.authenticator());

            var identity = Partner.field(chart.redeems(codeIn(onward)), "id_token");
            assertThat(identity).isNotEmpty();
            assertThat(rota.asksWhoItIs(opened).statusCode()).isEqualTo(200);
            assertThat(Partner.brought(browser.visits(rota.asks(change -> change.put("prompt", "none")))))
                    .containsKey("code");
        }

        @Test
        void whoShowsTheSameOneAgainReadsWhatItTakesAndCanGoOnOrBack() {
            var page = shows(asksTheirKeyFor(chart), phone);

            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.headers().firstValue("Refresh")).isEmpty();
            assertThat(page.body())
                    .contains("GARGANEY-11", "Blue key", "You stay in everywhere else")
                    .doesNotContain("My phone");
            assertThat(wayBack(page.body()))
                    .containsEntry("error", "unmet_authentication_requirements")
                    .containsEntry("state", Partner.STATE)
                    .containsEntry("iss", browser.origin(Origin.ID));
            assertThat(codeIn(shows(follows(linkTo(page.body(), "/sign-in")).body(), nurse.authenticator())))
                    .isNotEmpty();
        }

        @Test
        void isNotReplacedByWhoeverTouchesTheirsInstead() {
            var answer = answers(asksTheirKeyFor(chart), staff.nurse().authenticator());

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains(
                            "NUTHATCH-14",
                            "to go on to The " + chart.application().client());
            assertThat(browser.visits("/me").body())
                    .contains("Person " + nurse.person().value().substring(7));
        }
    }

    @Nested
    class AnApplicationForWhichALevelIsEssential {

        private String asks(String claims) {
            return rota.asks(change -> change.put("claims", claims));
        }

        private static String essential(String... levels) {
            return "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + String.join("\",\"", levels)
                    + "\"]}}}";
        }

        @Test
        void isToldOnceItIsReached() throws Exception {
            var asked = browser.visits(asks(essential(AAL3)));
            assertThat(asked.body()).contains("takes this key of yours: Blue key");
            var onward = shows(asked.body(), nurse.authenticator());
            var identity = Partner.field(rota.redeems(codeIn(onward)), "id_token");
            assertThat(com.nimbusds.jwt.SignedJWT.parse(identity)
                            .getJWTClaimsSet()
                            .getStringClaim("acr"))
                    .isEqualTo(AAL3);
        }

        @Test
        void isToldThatItCannotBeWhereNobodyKnowsItOrNobodyMayBeAsked() {
            assertThat(Partner.brought(browser.visits(asks(essential("urn:nobody:knows")))))
                    .containsEntry("error", "unmet_authentication_requirements")
                    .containsEntry("state", Partner.STATE);
            assertThat(Partner.brought(browser.visits(rota.asks(change -> {
                        change.put("claims", essential(AAL3));
                        change.put("prompt", "none");
                    }))))
                    .containsEntry("error", "unmet_authentication_requirements");
        }

        @Test
        void goesOnWhereItIsOnlyAWishOrReachedAlready() {
            assertThat(Partner.brought(browser.visits(asks("{\"id_token\":{\"acr\":{\"value\":\"" + AAL3 + "\"}}}"))))
                    .containsKey("code");
            assertThat(Partner.brought(browser.visits(asks(essential("urn:nobody:knows", AAL2)))))
                    .containsKey("code");
        }

        @Test
        void isToldOfTheOnePersonThatItMeansAndOfNobodyElse() {
            assertThat(Partner.brought(browser.visits(asks("{\"id_token\":{\"sub\":{\"value\":\""
                            + nurse.person().value() + "\"}}}"))))
                    .containsKey("code");
            assertThat(Partner.brought(browser.visits(rota.asks(change -> {
                        change.put("claims", "{\"id_token\":{\"sub\":{\"value\":\"somebody-else\"}}}");
                        change.put("prompt", "none");
                    }))))
                    .containsEntry("error", "login_required");
        }

        @Test
        void isRefusedWhereItSaysNothingThatCanBeRead() {
            assertThat(Partner.brought(browser.visits(asks("{\"id_token\":7}"))))
                    .containsEntry("error", "invalid_request");
        }
    }

    @Nested
    class SomebodyWhoHasNone {

        @BeforeEach
        void theOtherKeyIsLost() {
            authenticators.revoke(nurse.passkey().id(), RevocationReason.LOST);
        }

        @Test
        void isSentToTheServiceDeskAtOnceWithAWayBackToTheApplication() {
            var page = browser.visits(chart.asks());

            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("ORIOLE-76", "service desk", "you have none");
            assertThat(wayBack(page.body()))
                    .containsEntry("error", "unmet_authentication_requirements")
                    .containsEntry("state", Partner.STATE);
            assertThat(browser.visits("/me").statusCode()).isEqualTo(200);
        }

        @Test
        void isNotToldSoWhereTheApplicationWantsNobodyAsked() {
            assertThat(Partner.brought(browser.visits(chart.asks(change -> change.put("prompt", "none")))))
                    .containsEntry("error", "unmet_authentication_requirements");
        }

        @Test
        void goesOnToWhatTakesLess() {
            assertThat(Partner.brought(browser.visits(rota.asks()))).containsKey("code");
        }
    }

    @Nested
    class SomebodyWhoIsNotIn {

        @BeforeEach
        void theyAreAtAnotherBrowser() {
            browser = somebody.another();
        }

        @Test
        void readsForWhatTheyComeInAndWhatItTakesAndOfNobodysKeys() {
            assertThat(asksTheirKeyFor(rota))
                    .contains("to go on to The " + rota.application().client())
                    .doesNotContain("takes a key that stays on one device");
            assertThat(asksTheirKeyFor(chart))
                    .contains("takes a key that stays on one device")
                    .doesNotContain("Blue key");
        }

        @Test
        void canGoBackWithoutComingIn() {
            assertThat(wayBack(asksTheirKeyFor(rota)))
                    .containsEntry("error", "access_denied")
                    .containsEntry("state", Partner.STATE);
        }

        @Test
        void goesBackByAFormWhereTheApplicationWantsOne() {
            var page = browser.visits(rota.asks(change -> change.put("response_mode", "form_post")))
                    .body();

            assertThat(follows(linkTo(page, "/authorize/back")).body())
                    .contains(
                            "action=\"" + rota.application().redirect() + "\"",
                            "name=\"error\" value=\"access_denied\"");
        }

        @Test
        void goesNowhereWithAWayBackThatIsMadeUpOrAnotherBrowsers() {
            var back = linkTo(asksTheirKeyFor(rota), "/authorize/back");
            assertThat(somebody.another().visits(back).body()).contains("WREN-53");
            assertThat(browser.visits("/authorize/back?request=AAAA").statusCode())
                    .isEqualTo(400);
            assertThat(browser.visits("/authorize/back").statusCode()).isEqualTo(400);
        }

        @Test
        void stillReadsForWhatAfterSomethingWentWrong() {
            var page = answers(asksTheirKeyFor(rota), phone.behaving(Behaviour::signatureOverOtherBytes));

            assertThat(page.body())
                    .contains(
                            "HERON-42", "to go on to The " + rota.application().client());
        }

        @Test
        void readsNothingOfAnApplicationWhoseQuestionIsAnotherBrowsersOrMadeUp() {
            var asked = Journey.address(browser.visits(rota.asks()).body());
            var elsewhere = somebody.another();

            assertThat(elsewhere.visits(asked).body())
                    .doesNotContain("go on to")
                    .doesNotContain("Go back to");
            assertThat(elsewhere
                            .visits("/sign-in?then=/authorize/resume?request=AAAA")
                            .body())
                    .doesNotContain("go on to");
            clock.advance(Duration.ofMinutes(5));
            assertThat(browser.visits(asked).body()).doesNotContain("go on to");
        }

        @Test
        void whoHasOnlyAWeakerKeyEndsAtTheServiceDeskAndNotInACircle() {
            authenticators.revoke(nurse.passkey().id(), RevocationReason.LOST);

            assertThat(shows(asksTheirKeyFor(chart), phone).body()).contains("ORIOLE-76");
        }
    }

    private String asksTheirKeyFor(Partner application) {
        return browser.visits(application.asks()).body();
    }

    private HttpResponse<String> follows(String location) {
        var address = URI.create(location.replace("&amp;", "&"));
        return browser.visits(
                address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    /** Touches the key and goes where that leads. */
    private HttpResponse<String> shows(String page, SoftwareAuthenticator key) {
        var answer = answers(page, key);
        return answer.headers().firstValue("Location").map(this::follows).orElse(answer);
    }

    private HttpResponse<String> answers(String page, SoftwareAuthenticator key) {
        var asked = Door.asked(page);
        var form = new HashMap<String, String>();
        form.put("answer", key.get(asked.options(), browser.origin(Origin.ID)));
        form.put("sealed", asked.sealed());
        form.put("then", attribute(page, "name=\"then\" value=\"([^\"]*)\""));
        if (page.contains("name=\"whose\"")) {
            form.put("whose", attribute(page, "name=\"whose\" value=\"([^\"]*)\""));
        }
        return browser.submits(Origin.ID, "/sign-in", form);
    }

    private static String codeIn(HttpResponse<String> onward) {
        var refresh = onward.headers().firstValue("Refresh").orElseThrow();
        return Partner.brought(refresh.substring("0;url=".length())).getOrDefault("code", "");
    }

    private Map<String, String> wayBack(String page) {
        return Partner.brought(follows(linkTo(page, "/authorize/back")));
    }

    private static String linkTo(String page, String start) {
        return attribute(page, "href=\"(" + Pattern.quote(start) + "[^\"]*)\"");
    }

    private static String attribute(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(1).replace("&amp;", "&");
    }
}
