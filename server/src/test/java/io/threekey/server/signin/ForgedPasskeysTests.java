package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.UseCase;
import io.threekey.server.Door;
import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.Visitor;
import io.threekey.server.notices.Alerts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who comes in with a key whose row somebody with full rights on the database wrote: nobody. */
@ServerTest
@Import({Staff.class, FoundedHospital.class})
class ForgedPasskeysTests {

    private final Staff staff;
    private final Intruder intruder;
    private final Alerts alerts;
    private final FoundedHospital hospital;
    private final Visitor visitor;
    private final Door door;

    @Autowired
    ForgedPasskeysTests(Staff staff, Intruder intruder, Alerts alerts, FoundedHospital hospital, Visitor visitor) {
        this.staff = staff;
        this.intruder = intruder;
        this.alerts = alerts;
        this.hospital = hospital;
        this.visitor = visitor.another();
        this.door = new Door(this.visitor);
    }

    @BeforeEach
    void decideHowLongPeopleAreIn() {
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.SHARED_WORKSTATION),
                SomeLimits.everywhere(10, 480).document());
        hospital.decides(
                SessionLimitsKind.addressFor(UseCase.MANAGED_ENDPOINT),
                SomeLimits.everywhere(30, 600).document());
    }

    @AfterEach
    void tidy() {
        intruder.runs("delete from signin_session");
        intruder.runs("delete from people_role");
        intruder.runs("delete from people_person");
        intruder.runs("delete from people_ward");
        intruder.runs("delete from authenticators_passkey");
    }

    @Test
    void insertedWithAnInventedMacIsUnknownAndReported() {
        isNotKnownAfter("decode(repeat('00', 32), 'hex')");
    }

    @Test
    void insertedWithTheMacOfTheChiefsOwnIsUnknownAndReported() {
        isNotKnownAfter("mac");
    }

    /** The thief's own key, in a row of its own beside the chief's, under the chief's name and handle. */
    private void isNotKnownAfter(String mac) {
        var chief = staff.clerk();
        var thief = staff.nurse();
        door.comesIn(thief.authenticator());
        assertThat(visitor.visits("/me").statusCode()).isEqualTo(200);
        var publicKey = thief.passkey().publicKey();
        intruder.changesOne(
                "delete from authenticators_passkey where id = ?",
                thief.passkey().id());
        intruder.changesOne(
                """
                insert into authenticators_passkey (id, version, person, user_handle, label, public_key, model,
                    backup_eligible, backed_up, counter, transports, registered_at, last_used_at, mac)
                select ?, version, person, user_handle, label, ?, model,
                    backup_eligible, backed_up, counter, transports, registered_at, last_used_at, %s
                from authenticators_passkey where id = ?\
                """.formatted(mac),
                thief.passkey().id(),
                publicKey,
                chief.passkey().id());

        var response = new Door(visitor.another())
                .comesIn(
                        thief.authenticator(),
                        behaviour -> behaviour.userHandle(chief.passkey().userHandle()));

        assertThat(response.body()).contains("HERON-42");
        assertReported("authenticators_passkey " + thief.passkey().id());
    }

    @Test
    void givenToAnotherPersonIsUnknown() {
        var chief = staff.clerk();
        var thief = staff.nurse();
        intruder.changesOne(
                "update authenticators_passkey set person = ?, user_handle = (select user_handle from"
                        + " authenticators_passkey where person = ?) where id = ?",
                chief.person().value(),
                chief.person().value(),
                thief.passkey().id());

        var response = door.comesIn(
                thief.authenticator(),
                behaviour -> behaviour.userHandle(chief.passkey().userHandle()));

        assertThat(response.body()).contains("HERON-42");
        assertReported("authenticators_passkey " + thief.passkey().id());
    }

    @Test
    void whosePublicKeyWasReplacedIsUnknown() {
        var chief = staff.clerk();
        var thief = staff.nurse();
        intruder.changesOne(
                "update authenticators_passkey set public_key = (select public_key from authenticators_passkey"
                        + " where id = ?) where id = ?",
                thief.passkey().id(),
                chief.passkey().id());

        assertThat(door.comesIn(chief.authenticator()).body()).contains("HERON-42");
        assertReported("authenticators_passkey " + chief.passkey().id());
    }

    private void assertReported(String row) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(alerts.standing()).anySatisfy(alert -> {
                    assertThat(alert.code()).isEqualTo("row.forged");
                    assertThat(alert.arguments().toString()).contains(row);
                }));
    }
}
