package io.threekey.server.signin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.SessionLimitsRow;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.server.people.NewPerson;
import io.threekey.server.people.People;
import io.threekey.server.people.Role;
import io.threekey.server.people.Site;
import io.threekey.server.people.SiteId;
import io.threekey.server.people.Ward;
import io.threekey.server.people.WardId;
import io.threekey.server.signin.SessionLimit;
import io.threekey.server.signin.SessionLimits;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.HeldClock;
import io.threekey.testkit.SoftwareAuthenticator;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What owners read of a change that would ask for other keys, before they sign it. */
@ServerTest
@Import({Staff.class, FoundedHospital.class, MonthsOfTheirOwn.class})
class ForeseeingRulingsTests {

    private static final AtomicInteger WARDS = new AtomicInteger();

    @Autowired
    Staff staff;

    @Autowired
    FoundedHospital hospital;

    @Autowired
    People people;

    @Autowired
    HeldClock clock;

    @Autowired
    Intruder intruder;

    @Autowired
    Ledger ledger;

    @Autowired
    SignInTypes types;

    @Autowired
    SettledLedger settled;

    @Autowired
    PackingOfSignIns packing;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visitor somebody;

    private Ward ward;

    @BeforeEach
    void beginAMonthOnAWard() {
        var number = WARDS.incrementAndGet();
        var owner = hospital.founder("iam").person();
        if (people.find(owner).isEmpty()) {
            staff.worksInTheOffice(owner);
        }
        hospital.decides(address(SessionLimitsRow.KIND, UseCase.MANAGED_ENDPOINT), limits());
        hospital.decides(address(SessionLimitsRow.KIND), limits());
        hospital.decides(address(AssuranceRequired.KIND), new AssuranceRequired(2, 1).document());
        clock.advance(Duration.ofDays(31));
        var site = new Site(new SiteId("foreseen-" + number), "Foreseen " + number, ZoneId.of("Europe/Berlin"));
        ward = new Ward(new WardId("foreseen-" + number), site.id(), "Birch " + number, CareSetting.WARD);
        people.open(site);
        people.open(ward);
    }

    @Test
    void itSaysWhoWouldMeetItByProfessionAndKeysWithAnExampleToWalkTo() {
        admitAll("Nurse", 5, false);
        admitAll("Physician", 5, true);
        settled.settle();

        var page = foreseen();
        assertThat(page)
                .contains("5 sign-ins would have failed", "5 sign-ins would have taken another key")
                .contains("Nurse", "Physician", "Keys that may be copied", "More than one kind of key")
                .contains("Birch", "Keys that may be copied: came in then, and would not have come in.")
                .contains("and would have been asked for another key.")
                .containsPattern("href=\"/ledger/entries/[0-9]+\"");
        packing.pack(new PackingOfSignIns.Enough(1, 1));
        assertThat(figuresOf(foreseen())).isEqualTo(figuresOf(page));
    }

    @Test
    void itSaysTheTimeThatIsMeasuredOnTheWardAndNoneWhereNothingIs() {
        admitAll("Physician", 5, true);
        settled.settle();
        assertThat(foreseen())
                .contains("5 of those that take another key are on wards where how long it takes is not measured yet.")
                .doesNotContain("Coming in once more");

        fiveAreMeasured(4200);
        assertThat(foreseen())
                .contains("Coming in once more with the other key would have taken people 21 seconds altogether")
                .doesNotContain("not measured yet");
    }

    @Test
    void itTellsNobodyApartWhereFewerThanFiveAreTheSame() {
        admitAll("Nurse", 5, false);
        admitAll("Physician", 2, true);
        settled.settle();

        assertThat(foreseen())
                .doesNotContain("Physician")
                .doesNotContain("would have been asked for another key.</li>");
    }

    @Test
    void itSaysWhichRecordedSignInsDoNotFollowFromWhatWasInForce() {
        admitAll("Nurse", 5, false);
        settled.settle();
        assertThat(foreseen()).contains("comes out as it is recorded");

        var nurse = admit("Nurse");
        comesIn(nurse, "Phone", false);
        var genuine = ledger.newestOf(types.letIn(), nurse.value(), 1).getFirst();
        var planted = staysInFor(1400, LetInEntry.parse(genuine.payload()));
        transaction.executeWithoutResult(status -> ledger.append(types.letIn(), nurse.value(), planted.payload()));
        settled.settle();
        var entry = ledger.newestOf(types.letIn(), nurse.value(), 1)
                .getFirst()
                .index()
                .orElseThrow();
        packing.pack(new PackingOfSignIns.Enough(1, 1));

        clock.advance(Duration.ofMinutes(1));
        assertThat(foreseen())
                .contains("One recorded sign-in does not follow from what was in force then,")
                .contains("in entry " + entry + " of the ledger");
    }

    private void admitAll(String profession, int many, boolean withSpareKey) {
        for (var each = 0; each < many; each++) {
            var person = admit(profession);
            if (withSpareKey) {
                comesIn(person, "Blue key", true);
            }
            comesIn(person, "Phone", false);
        }
        clock.advance(Duration.ofMinutes(1));
    }

    private PersonId admit(String profession) {
        var person = new PersonId("foreseen-" + WARDS.incrementAndGet());
        people.admit(new NewPerson(person, "Some " + person, profession, ward.id(), Set.of(Role.WARD_STAFF)));
        return person;
    }

    private void comesIn(PersonId person, String label, boolean bound) {
        var key = bound
                ? SoftwareAuthenticator.fresh()
                : SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
        staff.register(person, key, label);
        assertThat(new Door(somebody.another()).comesIn(key).statusCode()).isEqualTo(303);
    }

    private String foreseen() {
        var owner = somebody.another();
        new Door(owner).comesIn(hospital.founder("iam").passkey());
        var answer = owner.submits(
                Origin.ID,
                "/proposals/effect",
                Map.of(
                        "kind", AssuranceRequired.KIND.value(),
                        "useCase", UseCase.SHARED_WORKSTATION.code(),
                        "reason", "Copies were phished elsewhere",
                        "least-assurance", "2",
                        "synced-keys", "0"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String figuresOf(String page) {
        return page.substring(page.indexOf("<table"), page.lastIndexOf("</table>"));
    }

    private void fiveAreMeasured(int millis) {
        for (var each = 0; each < 5; each++) {
            intruder.changesOne(
                    """
                    insert into timing_sign_in (day, simulated, who, ward, use_case, application, refusal,
                        ruling_micros, commit_micros, whole_micros)
                    values (?, false, ?, ?, 'shared-workstation', '', '', 1, 1, ?)""",
                    Date.valueOf(
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusWeeks(2)),
                    "mark-" + each,
                    ward.id().value(),
                    millis * 1000);
        }
    }

    private static LetInEntry staysInFor(int minutes, LetInEntry entry) {
        return new LetInEntry(
                entry.session(),
                entry.person(),
                entry.passkey(),
                entry.useCase(),
                entry.careSetting(),
                entry.site(),
                entry.key(),
                entry.idleMinutes(),
                minutes,
                entry.policy(),
                entry.policyVersion(),
                entry.policyDocument(),
                entry.coming(),
                entry.weighed());
    }

    private static JsonObject limits() {
        return new SessionLimits(Arrays.stream(CareSetting.values())
                        .collect(Collectors.toMap(Function.identity(), setting -> new SessionLimit(10, 480))))
                .document();
    }

    private static PolicyAddress address(PolicyKindName kind) {
        return address(kind, UseCase.SHARED_WORKSTATION);
    }

    private static PolicyAddress address(PolicyKindName kind, UseCase useCase) {
        return new PolicyAddress(kind, Optional.of(useCase), Scope.GROUP);
    }
}
