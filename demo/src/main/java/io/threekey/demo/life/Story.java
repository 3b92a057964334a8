package io.threekey.demo.life;

import static io.threekey.charter.CareSetting.EMERGENCY_DEPARTMENT;
import static io.threekey.charter.CareSetting.INTENSIVE_CARE;
import static io.threekey.charter.CareSetting.OFFICE;
import static io.threekey.charter.CareSetting.OUTPATIENT;
import static io.threekey.charter.CareSetting.WARD;
import static io.threekey.charter.UseCase.MANAGED_ENDPOINT;
import static io.threekey.charter.UseCase.SHARED_WORKSTATION;
import static io.threekey.demo.SteeringGroup.CLINICAL_OPERATIONS;
import static io.threekey.demo.SteeringGroup.IAM;
import static io.threekey.demo.SteeringGroup.SECURITY;
import static io.threekey.demo.SteeringGroup.SPONSOR;
import static io.threekey.demo.SteeringGroup.SPONSOR_DEPUTY;
import static io.threekey.demo.SteeringGroup.STAFF_REPRESENTATION;
import static io.threekey.demo.life.Chapter.on;

import io.threekey.charter.Function;
import io.threekey.charter.SeatId;
import io.threekey.charter.Staging;
import io.threekey.demo.FirstDecisions;
import io.threekey.demo.Seconds;
import io.threekey.demo.applications.SampleApplication;
import io.threekey.demo.simulator.Activity;
import io.threekey.demo.simulator.Agenda;
import io.threekey.demo.simulator.Day;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ninety days of decisions, one line each. To tell more of it, add a line. */
@Component
class Story implements Activity {

    private static final SeatId IAM_DEPUTY = new SeatId("iam-deputy");
    private static final SeatId CLINICAL_DEPUTY = new SeatId("clinical-operations-deputy");
    private static final SeatId SECURITY_DEPUTY = new SeatId("security-deputy");
    private static final int DAY = 24 * 60;

    private final List<Chapter> chapters;
    private final Chapter yesterday;

    Story(Decisions they, FirstDecisions first, Hospital hospital) {
        this.chapters = List.of(
                // spotless:off: one line a chapter
                on(2, 10, 5, "nurses lose their place: longer on the wards", () -> they.propose("wards", CLINICAL_OPERATIONS, SHARED_WORKSTATION, WARD, 15, "Nurses on ward 7 lost their place in the chart in the middle of a medication round.")),
                on(2, 10, 20, "clinical operations signs", () -> they.sign("wards", CLINICAL_OPERATIONS)),
                on(2, 15, 40, "IAM signs", () -> they.sign("wards", IAM)),
                on(3, 9, 15, "security signs", () -> they.sign("wards", SECURITY)),
                on(4, 9, 0, "IAM is to have a deputy", () -> they.proposeDeputy("deputy-iam", IAM, Function.IAM, "jonas-weber", "Nobody stands in for IAM at night.")),
                on(4, 14, 0, "IAM and security sign the deputy", () -> they.sign("deputy-iam", IAM, SECURITY)),
                on(5, 11, 30, "clinical operations and the sponsor sign the deputy", () -> they.sign("deputy-iam", CLINICAL_OPERATIONS, SPONSOR)),
                on(6, 10, 0, "the rota is connected", () -> they.connect(SampleApplication.ROTA)),
                on(6, 15, 0, "how many seconds signing in may take on the wards", () -> they.limitSeconds("seconds", CLINICAL_OPERATIONS, SHARED_WORKSTATION, new Seconds(6, 8), "A nurse comes in forty times a shift: each second is a minute a day.")),
                on(7, 9, 0, "clinical operations and IAM sign the seconds", () -> they.sign("seconds", CLINICAL_OPERATIONS, IAM)),
                on(8, 11, 0, "the chart viewer is connected", () -> they.connect(SampleApplication.CHARTS)),
                on(9, 9, 0, "clinical operations is to have a deputy", () -> they.proposeDeputy("deputy-clinical", CLINICAL_OPERATIONS, Function.CLINICAL_OPERATIONS, "olga-sokol", "The wards need somebody to call after six.")),
                on(9, 16, 30, "all four sign the clinical deputy", () -> they.sign("deputy-clinical", CLINICAL_OPERATIONS, IAM, SECURITY, SPONSOR)),
                on(13, 9, 0, "security is to have a deputy", () -> they.proposeDeputy("deputy-security", SECURITY, Function.SECURITY, "viktor-lang", "An attack does not wait for office hours.")),
                on(13, 17, 0, "all four sign the security deputy", () -> they.sign("deputy-security", SECURITY, IAM, CLINICAL_OPERATIONS, SPONSOR)),
                on(17, 10, 0, "security wants two minutes in the emergency department", () -> they.propose("emergency", SECURITY, SHARED_WORKSTATION, EMERGENCY_DEPARTMENT, 2, "A visitor was found in front of an open chart.")),
                on(17, 10, 10, "security signs", () -> they.sign("emergency", SECURITY)),
                on(18, 7, 50, "clinical operations objects", () -> they.object("emergency", CLINICAL_OPERATIONS, "In the resuscitation room hands are in gloves: two minutes lock everybody out.")),
                on(21, 11, 0, "security takes it back", () -> they.stop("emergency", SECURITY)),
                on(22, 9, 30, "shorter in intensive care, in stages", () -> they.propose("intensive", IAM, SHARED_WORKSTATION, INTENSIVE_CARE, 8, new Staging(2 * DAY, 3 * DAY), "Bedside screens face the corridor; first we record what it would do.")),
                on(22, 13, 0, "IAM and security sign", () -> they.sign("intensive", IAM, SECURITY)),
                on(23, 8, 20, "clinical operations signs, since it is recorded first", () -> they.sign("intensive", CLINICAL_OPERATIONS)),
                on(28, 13, 30, "intensive care cannot work with what began this morning: back to before, for hours", () -> they.goBack("round", CLINICAL_DEPUTY, "wards", "Screens lock in the middle of an intubation.")),
                on(29, 10, 0, "shorter in outpatients", () -> they.propose("outpatients", SECURITY, SHARED_WORKSTATION, OUTPATIENT, 8, "Desks stand in the corridor during the rebuilding.")),
                on(29, 10, 30, "security and IAM sign", () -> they.sign("outpatients", SECURITY, IAM)),
                on(30, 12, 0, "clinical operations objects", () -> they.object("outpatients", CLINICAL_OPERATIONS, "The medical assistants asked for longer, not shorter.")),
                on(31, 9, 0, "the pharmacy is connected, for keys that cannot be copied", () -> they.connect(SampleApplication.PHARMACY)),
                on(39, 9, 0, "their signatures have grown old: security and IAM sign again", () -> they.sign("outpatients", SECURITY, IAM)),
                on(39, 16, 0, "after the clock the sponsor decides against one domain, for thirty days", () -> they.overrule("outpatients", SPONSOR, "Until the rebuilding ends; then we look again.")),
                on(43, 2, 40, "a stolen badge at night: shorter on the wards at once", () -> they.contain("stolen-badge", SECURITY_DEPUTY, CLINICAL_DEPUTY, WARD, 5, "A badge reported stolen is being tried on several wards.")),
                on(43, 9, 30, "the three owners read what the night did", () -> they.proposeSame("ratification", "stolen-badge", SECURITY, "The badge is not found yet; a week more.")),
                on(43, 10, 15, "they sign, and it stands", () -> they.sign("ratification", SECURITY, IAM, CLINICAL_OPERATIONS)),
                on(46, 13, 0, "longer on the wards again", () -> they.propose("wards-again", CLINICAL_OPERATIONS, SHARED_WORKSTATION, WARD, 15, "The badge is revoked and can do nothing; five minutes stop the round.")),
                on(46, 16, 0, "all three sign", () -> they.sign("wards-again", CLINICAL_OPERATIONS, SECURITY, IAM)),
                on(50, 9, 0, "the owner of IAM will be away for two weeks", () -> they.away(IAM, 2, 15)),
                on(55, 9, 45, "IT asks for shorter limits in offices", () -> they.propose("offices", SECURITY, MANAGED_ENDPOINT, OFFICE, 20, "Half an hour is longer than anybody's coffee.")),
                on(55, 10, 0, "security signs", () -> they.sign("offices", SECURITY)),
                on(56, 8, 30, "the deputy signs for the owner who is away", () -> they.sign("offices", IAM_DEPUTY)),
                on(60, 10, 0, "staff ask not to be counted in small groups", () -> they.proposeLargerGroups("groups", STAFF_REPRESENTATION, 8, "In groups of five everybody knows who it was.")),
                on(60, 15, 0, "staff representation and security sign", () -> they.sign("groups", STAFF_REPRESENTATION, SECURITY)),
                on(61, 9, 30, "clinical operations and the deputy of IAM sign", () -> they.sign("groups", CLINICAL_OPERATIONS, IAM_DEPUTY)),
                on(64, 10, 0, "the deputy sponsor retires", () -> they.proposeSuccession("succession", SPONSOR, SPONSOR_DEPUTY, "greta-holm", "Tomas Keller retires; the medical director takes his place.")),
                on(64, 16, 0, "three of the others sign", () -> they.sign("succession", SPONSOR, CLINICAL_OPERATIONS, SECURITY)),
                on(73, 11, 0, "a wish that nobody signs", () -> they.propose("unsigned", IAM, MANAGED_ENDPOINT, OFFICE, 25, "Twenty minutes are few for who reads long reports.")),
                on(80, 9, 0, "longer in intensive care again", () -> they.propose("intensive-again", CLINICAL_OPERATIONS, SHARED_WORKSTATION, INTENSIVE_CARE, 10, "The screens were turned to the wall: eight minutes are no longer needed.")),
                on(80, 14, 0, "clinical operations and IAM sign", () -> they.sign("intensive-again", CLINICAL_OPERATIONS, IAM)),
                on(81, 10, 0, "security signs", () -> they.sign("intensive-again", SECURITY))
                // spotless:on
                );
        this.yesterday = on(hospital.days() - 1, 17, 20, "one waits for whoever visits", first::oneWaits);
    }

    @Override
    public String name() {
        return "story";
    }

    @Override
    public void plan(Day day, Agenda agenda) {
        chapters.stream()
                .filter(chapter -> chapter.day() == day.number())
                .forEach(chapter -> plan(chapter, day, agenda));
        if (yesterday.day() == day.number()) {
            plan(yesterday, day, agenda);
        }
    }

    private static void plan(Chapter chapter, Day day, Agenda agenda) {
        agenda.alone(day.at(chapter.hour(), chapter.minute()), chapter.words(), chapter.deed());
    }
}
