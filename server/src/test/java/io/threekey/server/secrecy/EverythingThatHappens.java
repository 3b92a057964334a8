package io.threekey.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.CareSetting;
import io.threekey.server.Door;
import io.threekey.server.Intruder;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.PasskeyRegistration;
import io.threekey.server.governance.FoundingInvitation;
import io.threekey.server.governance.FoundingRegistration;
import io.threekey.server.ledger.SettledLedger;
import io.threekey.server.notices.Alerts;
import io.threekey.server.people.People;
import io.threekey.server.people.Role;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.SoftwareAuthenticator;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * The slice from the founding on, once, with its refusals, its failures and an attack: at its end the server has recorded
 * an entry of every kind that it knows.
 */
final class EverythingThatHappens {

    private static final String FORGED = "row.forged";

    private final OverheardLog log = OverheardLog.fromNowOn();
    private final Overheard overheard = new Overheard();
    private final Visitor visitor;
    private final Staff staff;
    private final People people;
    private final Intruder intruder;
    private final Alerts alerts;
    private final SettledLedger ledger;
    private final List<FoundingInvitation> invitations;
    private final Founders founders;
    private final NoticesThatGoOut noticesThatGoOut;
    private final Clock clock;

    EverythingThatHappens(
            FoundingRegistration registration,
            People people,
            Authenticators authenticators,
            PasskeyRegistration passkeys,
            Alerts alerts,
            Intruder intruder,
            SettledLedger ledger,
            NoticesThatGoOut noticesThatGoOut,
            Clock clock,
            Visitor someVisitor) {
        this.visitor = someVisitor.overheardBy(overheard::hear);
        this.staff = new Staff(people, authenticators, passkeys, visitor);
        this.people = people;
        this.intruder = intruder;
        this.alerts = alerts;
        this.invitations = registration.invite();
        this.founders = new Founders(visitor, invitations);
        this.ledger = ledger;
        this.noticesThatGoOut = noticesThatGoOut;
        this.clock = clock;
    }

    OverheardLog log() {
        return log;
    }

    Overheard overheard() {
        return overheard;
    }

    private static String keyIn(String page) {
        var field = page.substring(page.indexOf("name=\"key\" value=\"") + 18);
        return field.substring(0, field.indexOf('"'));
    }

    List<FoundingInvitation> invitations() {
        return invitations;
    }

    @EventListener
    void happens(ApplicationReadyEvent serverAnswers) {
        whileAway(
                "governance_founder",
                () -> assertFails(visitor.visits(Origin.SEAL, anyLink()).statusCode()));
        founders.found();
        awaitEntry("gap.opened");
        var proposal = founders.decide(limits());
        awaitEntry("gap.closed");
        var here = staff.nurse().person();
        var site = people.find(here).orElseThrow().site().id();
        founders.decide(
                Map.of(
                        "kind", "site-networks",
                        "useCase", "all",
                        "reason", "Who is where",
                        "networks", site + " 127.0.0.0/8"),
                List.of("iam", "security"));
        for (var page : List.of("/", proposal, "/gaps", "/agenda", "/policies", "/charter", "/me", "/me/keys")) {
            founders.signedIn("security").visits(page);
        }
        founders.signedIn("iam").submits(Origin.ID, "/charter/ledger-keys/next", Map.of());
        var made = founders.signedIn("iam").visits("/charter/ledger-keys").body();
        founders.signedIn("iam").submits(Origin.ID, "/charter/ledger-keys/discard", Map.of("key", keyIn(made)));
        founders.signedIn("iam").submits(Origin.ID, "/charter/ledger-keys/next", Map.of());
        visitor.visits(Origin.SEAL, anyLink());
        visitor.visits(Origin.SEAL, "/acts?ticket=bm8gdGlja2V0IG9mIG91cnMgYXQgYWxs");
        founders.offersAKey("security");
        founders.takesAKeyBack("security");
        var nurse = staff.nurse();
        noticesThatGoOut.happen(nurse, staff.nurse(), visitor.another(), founders);
        keysComeAndGo(nurse);
        refusals(nurse);
        sessionsAreEnded(nurse);
        keysThatAreNotEnough();
        modelsThatAreTaken();
        looks(nurse);
        new AnApplicationThatAsks(founders, visitor, clock).happens();
        new SignalsBothWays(founders, visitor, clock).happen(staff.nurse());
        people.take(nurse.person(), Role.WARD_STAFF);
        people.give(nurse.person(), Role.WARD_STAFF);
        forgery(nurse);
        noticesThatGoOut.areNotAnswered(nurse);
        awaitEntry("sign-in.answered-wrongly-often");
        ledger.settle();
    }

    private void awaitEntry(String type) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !intruder.reads(
                                "select type from ledger_entry where type = ? union all select type from ledger_queue"
                                        + " where type = ?",
                                type,
                                type)
                        .isEmpty());
    }

    private void sessionsAreEnded(Staff.Member nurse) {
        var hers = visitor.another();
        new Door(hers).comesIn(nurse.authenticator());
        hers.visits("/me/sessions");
        var security = founders.signedIn("security");
        security.visits("/sessions");
        security.submits(Origin.ID, "/sessions", Map.of("person", nurse.person().value(), "reason", "key-lost"));
        new Door(hers).comesIn(nurse.authenticator());
        hers.visits("/me");
        new Door(hers).comesIn(nurse.authenticator());
        var robbed = staff.nurse();
        security.submits(
                Origin.ID, "/sessions", Map.of("person", robbed.person().value(), "reason", "key-lost"));
        security.submits(
                Origin.ID,
                "/sessions/keys",
                Map.of("of", robbed.person().value(), "key", robbed.passkey().id()));
        security.visits("/vouching");
        security.submits(
                Origin.ID, "/vouching", Map.of("person", robbed.person().value(), "sure", "seen"));
    }

    private void keysComeAndGo(Staff.Member nurse) {
        var hers = visitor.another();
        new Door(hers).comesIn(nurse.authenticator());
        var asked = Door.asked(hers.visits("/me/keys").body());
        var spare = SoftwareAuthenticator.fresh();
        var answer = spare.create(asked.options(), hers.origin(Origin.ID));
        hers.submits(Origin.ID, "/me/keys", Map.of("answer", answer, "sealed", asked.sealed(), "label", "Spare"));
        var key = "/me/keys/" + nurse.passkey().id();
        hers.submits(Origin.ID, key + "/label", Map.of("label", "Old key"));
        hers.visits("/me");
        hers.submits(Origin.ID, "/me/in-my-way", Map.of("hindrance", "slow"));
        hers.downloadsBySubmitting("/me/record");
        new Door(hers).comesIn(spare);
        hers.submits(Origin.ID, key + "/revocation", Map.of("reason", "LOST"));
        hers.submits(Origin.ID, "/sign-out", Map.of());
    }

    private void looks(Staff.Member nurse) {
        for (var purpose : List.of("security-incident", "curiosity")) {
            var look = Map.of("person", nurse.person().value(), "purpose", purpose);
            founders.signedIn("security").submits(Origin.ID, "/records", look);
        }
    }

    private void refusals(Staff.Member colleague) {
        var somebody = staff.nurse();
        var door = new Door(visitor.another());
        door.comesIn(colleague.authenticator());
        for (var time = 0; time < 7; time++) {
            door.comesIn(somebody.authenticator(), Behaviour::signatureOverOtherBytes);
        }
        door.comesIn(somebody.authenticator(), behaviour -> behaviour.counter(1000));
        door.comesIn(somebody.authenticator(), behaviour -> behaviour.counter(6));
        var asked = door.knock();
        var answer = somebody.authenticator().get(asked.options(), visitor.origin(Origin.ID));
        door.answer(asked, answer);
        door.answer(asked, answer);
        door.answer(asked, "{}");
        for (var table : List.of("signin_spent_challenge", "signin_session", "ledger_queue")) {
            var question = door.knock();
            var late = somebody.authenticator()
                    .behaving(behaviour -> behaviour.counter(2000))
                    .get(question.options(), visitor.origin(Origin.ID));
            whileAway(table, () -> assertFails(door.answer(question, late).statusCode()));
        }
    }

    private void keysThatAreNotEnough() {
        founders.decide(Map.of(
                "kind", "assurance-required",
                "useCase", "shared-workstation",
                "reason", "What opens a ward is carried by somebody",
                "least-assurance", "3",
                "synced-keys", "0"));
        var nurse = staff.nurse();
        var phone = SoftwareAuthenticator.fresh().behaving(Behaviour::backupEligible);
        staff.register(nurse.person(), phone, "Phone");
        assertThat(new Door(visitor.another()).comesIn(phone).body()).contains("SKYLARK-48");
    }

    private void modelsThatAreTaken() {
        founders.decide(Map.of(
                "kind", "authenticator-standard",
                "useCase", "shared-workstation",
                "reason", "Two keys each, so that one may be lost",
                "rule", "0",
                "models", "",
                "vouched", "0",
                "synced", "1",
                "keys-each", "2"));
        assertThat(new Door(visitor.another())
                        .comesIn(staff.nurse().authenticator())
                        .statusCode())
                .isEqualTo(303);
    }

    private void forgery(Staff.Member nurse) {
        rename(nurse, "name || ', chief'");
        awaitAlert(true);
        rename(nurse, "replace(name, ', chief', '')");
        awaitAlert(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> !intruder.reads("""
            select type from ledger_queue where type = 'alert.over'
            union all select type from ledger_entry where type = 'alert.over'\
            """).isEmpty());
    }

    private void rename(Staff.Member member, String name) {
        intruder.runs(
                "update people_person set name = " + name + " where id = ?",
                member.person().value());
    }

    private void awaitAlert(boolean standing) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> standing
                        == alerts.standing().stream()
                                .anyMatch(alert -> alert.code().equals(FORGED)));
    }

    /** The request fails in the middle, and says so in the log. */
    private void whileAway(String table, Runnable request) {
        intruder.runs("alter table " + table + " rename to away");
        try {
            request.run();
        } finally {
            intruder.runs("alter table away rename to " + table);
        }
    }

    private static void assertFails(int status) {
        assertThat(status).isEqualTo(500);
    }

    private String anyLink() {
        return Founders.linkOf(invitations.getFirst());
    }

    private static Map<String, String> limits() {
        var form = new HashMap<>(
                Map.of("kind", "session-limits", "useCase", "shared-workstation", "reason", "As agreed on the wards"));
        for (var setting : CareSetting.values()) {
            form.put(setting.code() + ".idle", "11");
            form.put(setting.code() + ".overall", "481");
        }
        return form;
    }
}
