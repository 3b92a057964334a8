package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.applications.DecidedApplications;
import io.threekey.server.applications.NeededAssurance;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An application with several providers can tell whose answer it holds, whatever became of the question (RFC 9207). */
@ServerTest
@Import({Staff.class, AFoundedHospital.class})
class WhoAnswersTests {

    private static final Pattern FIELD = Pattern.compile("name=\"iss\" value=\"([^\"]*)\"");

    @Autowired
    AFoundedHospital hospital;

    @Autowired
    Staff staff;

    @Autowired
    HeldClock clock;

    @Autowired
    Visitor somebody;

    @Autowired
    Intruder intruder;

    private DecidedApplications applications;
    private Partner chart;
    private Visitor browser;
    private String us = "";

    @BeforeEach
    void anApplicationIsRegistered() {
        applications = new DecidedApplications(hospital);
        chart = Partner.withoutSecret("chart-" + System.nanoTime() % 1_000_000, somebody, clock);
        applications.register(chart.application());
        browser = somebody.another();
        us = somebody.origin(Origin.ID);
    }

    private void isIn() {
        new Door(browser).comesIn(hospital.iam().passkey());
    }

    private HttpResponse<String> asks(Consumer<Map<String, String>> change) {
        return browser.visits(chart.asks(change));
    }

    private void saysSo(Map<String, String> answer, String... with) {
        assertThat(answer)
                .containsEntry("iss", us)
                .containsEntry("state", Partner.STATE)
                .containsKeys(with);
    }

    @Nested
    class EveryAnswerSaysIt {

        @Test
        void toAQuestionThatWasAnswered() {
            isIn();
            saysSo(Partner.brought(asks(asItIs -> {})), "code");
            var question = somebody.another();
            var asked = question.visits(chart.asks());
            saysSo(
                    Journey.onwardFrom(
                            new Journey(question).comesIn(asked, hospital.iam().passkey())),
                    "code");
        }

        @Test
        void toAQuestionThatWasNot() {
            List<Consumer<Map<String, String>>> wrong = List.of(
                    change -> change.remove("code_challenge"),
                    change -> change.put("scope", "profile"),
                    change -> change.put("response_type", "token"),
                    change -> change.put("request", "e30.e30."),
                    change -> change.put("prompt", "none"),
                    change -> change.put("prompt", "consent"),
                    change -> change.put("response_mode", "fragment"));
            wrong.forEach(change -> saysSo(Partner.brought(asks(change)), "error"));
        }

        @Test
        void byAForm() {
            isIn();
            List<Consumer<Map<String, String>>> both = List.of(asItIs -> {}, change -> change.put("scope", "profile"));
            both.forEach(change -> {
                var page = asks(change.andThen(form -> form.put("response_mode", "form_post")));
                var found = FIELD.matcher(page.body());
                assertThat(found.find()).isTrue();
                assertThat(found.group(1)).isEqualTo(us);
            });
        }

        @Test
        void whereSomebodyTurnsBack() {
            var copied = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
            staff.register(hospital.iam().person(), copied, "My phone");
            var strict = new Partner(
                    chart.application().needing(NeededAssurance.AAL3), Optional.empty(), somebody.another(), clock);
            applications.register(strict.application());
            new Door(browser).comesIn(copied);
            clock.advance(Duration.ofSeconds(1));
            var asked = browser.visits(strict.asks());
            var page = new Journey(browser).comesIn(asked, copied);
            var back = Pattern.compile("href=\"(/authorize/back[^\"]*)\"").matcher(page.body());
            assertThat(back.find()).isTrue();
            saysSo(Partner.brought(browser.visits(back.group(1).replace("&amp;", "&"))), "error");
        }

        @Test
        void toAQuestionThatWasPushed() {
            isIn();
            var rota = Partner.withKey("rota-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(rota.application());
            var name = Partner.field(rota.pushes(), "request_uri");
            saysSo(
                    Partner.brought(browser.visits(
                            "/authorize?client_id=" + rota.application().client() + "&request_uri=" + name)),
                    "code");
        }

        @Test
        void andDiscoveryPromisesIt() {
            assertThat(browser.visits(Issuer.METADATA).body())
                    .contains("\"authorization_response_iss_parameter_supported\":true", "\"issuer\":\"" + us + "\"");
        }
    }

    @Nested
    class AnAnswerThatReachedAnotherApplication {

        @Test
        void isOfNoUseToItNorAfterwardsToTheRightOne() {
            isIn();
            var evil = Partner.withoutSecret("evil-" + System.nanoTime() % 1_000_000, somebody, clock);
            applications.register(evil.application());
            var code = Partner.brought(asks(asItIs -> {})).getOrDefault("code", "");
            for (var address :
                    List.of(chart.application().redirect(), evil.application().redirect())) {
                var answer = evil.redeems(code, change -> change.put("redirect_uri", address));
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
            }
            assertThat(chart.redeems(code).body()).isEqualTo("{\"error\":\"invalid_grant\"}");
            assertThat(intruder.reads(
                            "select 1 from federation_access where client = ?",
                            evil.application().client()))
                    .isEmpty();
        }
    }
}
