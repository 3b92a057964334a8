package io.threekey.server.measures.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.Door;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.AFoundedHospital;
import io.threekey.server.measures.Gap;
import io.threekey.server.measures.GapOwner;
import io.threekey.server.measures.GapSource;
import io.threekey.server.measures.Severity;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The page of gaps as its readers meet it, in a hospital that was founded just now. */
@ServerTest
@Import({AFoundedHospital.class, Staff.class, GapsPageTests.Wiring.class})
class GapsPageTests {

    private static final Pattern SHOWN = Pattern.compile("data-gap=\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("For [^<]+: <a href=\"([^\"]+)\">");
    private static final Words SOMETHING = Words.of("measures.gaps.title");

    private final AFoundedHospital hospital;
    private final Staff staff;
    private final Found found;
    private final Visitor owner;
    private final Visitor stranger;

    @Autowired
    GapsPageTests(AFoundedHospital hospital, Staff staff, Found found, Visitor visitor) {
        this.hospital = hospital;
        this.staff = staff;
        this.found = found;
        this.owner = visitor.another();
        this.stranger = visitor.another();
    }

    @BeforeEach
    void comeIn() {
        new Door(owner).comesIn(hospital.iam().passkey());
    }

    @AfterEach
    void forget() {
        found.gaps = List.of();
    }

    static Gap gap(String subject, GapOwner owner, Severity severity) {
        return new Gap("test-gap", subject, SOMETHING, owner, severity, SOMETHING, "/gaps");
    }

    static GapOwner security() {
        return GapOwner.of(Function.SECURITY, SOMETHING);
    }

    private List<String> shown(String path) {
        var answer = owner.visits(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return SHOWN.matcher(answer.body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void theFirstLineSaysWhatItIs() {
        assertThat(owner.visits("/gaps").body()).contains("What nobody owns, or will stop being owned: ");
    }

    @Test
    void aHospitalThatWasJustFoundedHasNoDeputiesAndKeysThatNobodyTried() {
        assertThat(shown("/gaps"))
                .contains(
                        "alone-in-a-function/iam",
                        "alone-in-a-function/clinical-operations",
                        "alone-in-a-function/security",
                        "alone-in-a-function/staff-representation",
                        "untried-keys/iam",
                        "untried-keys/sponsor-deputy")
                .doesNotContain("alone-in-a-function/sponsor", "vacant-seat/iam");
    }

    @Test
    void theUrgentStandFirst() {
        found.gaps = List.of(
                gap("weak", security(), Severity.WEAK),
                gap("urgent", security(), Severity.URGENT),
                gap("soon", security(), Severity.SOON));

        var shown = shown("/gaps");

        assertThat(shown).first().isEqualTo("test-gap/urgent");
        assertThat(shown.indexOf("test-gap/soon")).isLessThan(shown.indexOf("test-gap/weak"));
    }

    @Test
    void eachOwnerFindsWhatIsTheirsToMend() {
        found.gaps = List.of(gap("theirs", security(), Severity.SOON));

        assertThat(shown("/gaps?owner=security"))
                .contains("test-gap/theirs", "alone-in-a-function/security")
                .doesNotContain("alone-in-a-function/iam");
    }

    @Test
    void aPersonFindsWhatIsTheirsToMend() {
        var person = new PersonId("person-7");
        found.gaps = List.of(gap("hers", GapOwner.of(person, "Ines"), Severity.SOON));

        assertThat(shown("/gaps?owner=person%3Aperson-7")).containsExactly("test-gap/hers");
    }

    @Test
    void anOwnerWithNothingToMendReadsThat() {
        assertThat(owner.visits("/gaps?owner=nobody").body()).contains("Nothing is missing here");
    }

    @Test
    void aSourceThatFailsIsSaidAndHidesNothingElse() {
        found.failing = true;
        try {
            var page = owner.visits("/gaps");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Not everything could be looked at", "alone-in-a-function/iam");
        } finally {
            found.failing = false;
        }
    }

    @Test
    void everyNextStepLeadsSomewhere() {
        var steps = NEXT.matcher(owner.visits("/gaps").body())
                .results()
                .map(match -> match.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();

        assertThat(steps)
                .hasSizeGreaterThan(3)
                .allSatisfy(step ->
                        assertThat(owner.visits(step).statusCode()).as(step).isEqualTo(200));
    }

    @Test
    void thePageOfDecisionsSaysHowManyThereAre() {
        assertThat(owner.visits("/decisions").body()).contains("href=\"/gaps\"", " gaps in ownership");
    }

    @Test
    void whoHoldsNoSeatDoesNotReadIt() {
        new Door(stranger).comesIn(staff.nurse().authenticator());

        assertThat(stranger.visits("/gaps").statusCode()).isEqualTo(403);
        assertThat(stranger.visits("/decisions").body()).doesNotContain("/gaps");
    }

    static final class Found implements GapSource {

        volatile List<Gap> gaps = List.of();
        volatile boolean failing;

        @Override
        public List<Gap> gaps() {
            if (failing) {
                throw new IllegalStateException("a defect");
            }
            return gaps;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        Found found() {
            return new Found();
        }
    }
}
