package io.threekey.server.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.ProposalId;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.governance.AFoundedHospital;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Writing a proposal as somebody does who wants to change one number, with a browser that runs no script. */
@ServerTest
@Import(AFoundedHospital.class)
class ProposeFormTests {

    private static final String FORM = "/proposals/new?kind=session-limits&useCase=managed-endpoint&scope=group";
    private static final String IDLE = "Out after this long without a touch";
    private static final String OVERALL = "Out after this long in any case";
    private static final String ENACTMENT = "How it takes effect";

    private final AFoundedHospital hospital;
    private final Visitor visitor;

    @Autowired
    ProposeFormTests(ObjectProvider<AFoundedHospital> hospitals, Visitor visitor) {
        this.hospital = hospitals.getObject();
        this.visitor = visitor.another();
        new Door(this.visitor).comesIn(hospital.iam().passkey());
    }

    private String form() {
        return visitor.visits(FORM).body();
    }

    private HttpResponse<String> sends(Map<String, String> otherwise) {
        var fields = new HashMap<>(
                Map.of("kind", "session-limits", "useCase", "managed-endpoint", "reason", "The offices asked for it."));
        for (var setting : CareSetting.values()) {
            fields.put(setting.code() + ".idle", valueOn(form(), setting.code() + ".idle"));
            fields.put(setting.code() + ".overall", valueOn(form(), setting.code() + ".overall"));
        }
        fields.putAll(otherwise);
        return visitor.submits(Origin.ID, "/proposals", fields);
    }

    private static String valueOn(String page, String field) {
        var found = Pattern.compile("name=\"" + Pattern.quote(field) + "\" value=\"([^\"]*)\"")
                .matcher(page);
        assertThat(found.find()).as(field).isTrue();
        return found.group(1);
    }

    private static String inputOf(String page, String field) {
        var found = Pattern.compile("<(?:input|textarea)[^>]* id=\"" + Pattern.quote(field) + "\"[^>]*>")
                .matcher(page);
        assertThat(found.find()).as(field).isTrue();
        return found.group();
    }

    private static boolean isOpen(String page, String title) {
        var before = page.substring(0, page.indexOf(title));
        return before.substring(before.lastIndexOf("<details")).startsWith("<details class=\"tk-fold\" open");
    }

    @Test
    void saysWhatIsInForceAndFoldsTheFieldsUntilTheyAreWanted() {
        var page = form();

        assertThat(page).contains(IDLE, OVERALL, "Today (minutes): ");
        assertThat(isOpen(page, IDLE)).isFalse();
        assertThat(isOpen(page, OVERALL)).isFalse();
    }

    @Test
    void foldsHowItTakesEffectAndSaysWhatIsSet() {
        var page = form();

        assertThat(isOpen(page, ENACTMENT)).isFalse();
        assertThat(page)
                .contains("It is obeyed as soon as the decision takes effect.", "It does not revert by itself.");
    }

    @Test
    void leadsToTheOtherUseCasesOfThePolicy() {
        assertThat(form()).contains("useCase=shared-workstation", "aria-current=\"page\">Managed computers");
    }

    @Test
    void saysAtEachFieldWhatIsWrongAndLeadsThere() {
        var answer = sends(Map.of("ward.idle", "soon", "ward.overall", "99999", "recordDays", "91", "reason", " "));

        assertThat(answer.statusCode()).isEqualTo(422);
        var page = answer.body();
        assertThat(page)
                .contains("Wards: a whole number from 1 to 60 is needed.", "Say in a sentence why")
                .contains("href=\"#ward.idle\"", "href=\"#ward.overall\"", "href=\"#recordDays\"", "href=\"#reason\"")
                .contains("id=\"ward.idle-error\"", "id=\"reason-error\"");
        assertThat(inputOf(page, "ward.idle"))
                .contains("aria-invalid=\"true\"", "aria-describedby=\"ward.idle-hint ward.idle-error\"");
        assertThat(inputOf(page, "office.idle")).doesNotContain("aria-invalid", "-error");
        assertThat(inputOf(page, "reason")).contains("aria-invalid=\"true\"");
    }

    @Test
    void putsTheFocusOnTheFirstThatIsWrongAndOnNoOther() {
        var page = sends(Map.of("ward.overall", "0", "reason", "")).body();

        assertThat(page).containsOnlyOnce(" autofocus");
        assertThat(inputOf(page, "ward.overall")).contains(" autofocus");
        assertThat(inputOf(sends(Map.of("office.idle", "3", "reason", "")).body(), "reason"))
                .contains(" autofocus");
    }

    @Test
    void losesNothingThatWasTyped() {
        var page = sends(Map.of("ward.idle", "soon", "office.overall", "77", "recordDays", "14", "confirmHours", "x"))
                .body();

        assertThat(valueOn(page, "ward.idle")).isEqualTo("soon");
        assertThat(valueOn(page, "office.overall")).isEqualTo("77");
        assertThat(valueOn(page, "recordDays")).isEqualTo("14");
        assertThat(valueOn(page, "confirmHours")).isEqualTo("x");
        assertThat(page).contains("The offices asked for it.");
    }

    @Test
    void opensWhatWasChangedAndWhatIsWrong() {
        var page = sends(Map.of("office.idle", "17", "confirmHours", "-1")).body();

        assertThat(isOpen(page, IDLE)).isTrue();
        assertThat(isOpen(page, OVERALL)).isFalse();
        assertThat(isOpen(page, ENACTMENT)).isTrue();
    }

    @Test
    void takesOneChangedNumber() {
        var answer = sends(Map.of("office.idle", "18"));

        assertThat(answer.statusCode()).isEqualTo(303);
        var proposal = answer.headers().firstValue("Location").orElseThrow();
        assertThat(visitor.visits(proposal.replaceFirst("^https?://[^/]+", "")).body())
                .contains("Offices: out after 18 minutes without a touch.");
        hospital.iam().stops(new ProposalId(proposal.substring(proposal.lastIndexOf('/') + 1)));
    }
}
