package io.threekey.server.authenticators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.threekey.server.FoundedHospital;
import io.threekey.server.Intruder;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.frame.StandingAlert;
import io.threekey.server.keys.NodeHome;
import io.threekey.server.keys.WrappingKey;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Alerts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, FoundedHospital.class})
class RevocationTests {

    private static final String REMOVED = "revocation.removed";

    private final Staff staff;
    private final Authenticators authenticators;
    private final RevocationChain chain;
    private final RevocationTable table;
    private final NodeHome home;
    private final Alerts alerts;
    private final Ledger ledger;
    private final Intruder intruder;

    @Autowired
    RevocationTests(
            Staff staff,
            Authenticators authenticators,
            RevocationChain chain,
            RevocationTable table,
            NodeHome home,
            Alerts alerts,
            Ledger ledger,
            Intruder intruder) {
        this.staff = staff;
        this.authenticators = authenticators;
        this.chain = chain;
        this.table = table;
        this.home = home;
        this.alerts = alerts;
        this.ledger = ledger;
        this.intruder = intruder;
    }

    @BeforeEach
    void whatIsDeletedIsKept() {
        intruder.runs("create table if not exists kept (like authenticators_revocation)");
    }

    @AfterEach
    void bringBack() {
        intruder.runs("insert into authenticators_revocation select * from kept on conflict do nothing");
        chain.look();
    }

    @Nested
    class ARevokedKey {

        @Test
        void isRevokedAtOnceAndRecorded() {
            var nurse = staff.nurse();
            revoke(nurse);

            assertThat(authenticators.isRevoked(nurse.passkey().id())).isTrue();
            assertThat(authenticators.isKnownRevoked(nurse.passkey().id())).isTrue();
            assertThat(authenticators.of(nurse.person())).isEmpty();
            assertThat(ledger.entriesOf(PasskeyEntries.REVOKED, nurse.person().value()))
                    .hasSize(1);
        }

        @Test
        void isRevokedOnceOnly() {
            var nurse = staff.nurse();
            revoke(nurse);
            revoke(nurse);

            assertThat(ledger.entriesOf(PasskeyEntries.REVOKED, nurse.person().value()))
                    .hasSize(1);
        }
    }

    @Nested
    class ARevocationDeletedFromTheDatabase {

        @Test
        void staysInForceAndIsReported() {
            var nurse = staff.nurse();
            revoke(nurse);
            delete(nurse);
            chain.look();

            assertThat(authenticators.isRevoked(nurse.passkey().id())).isTrue();
            assertThat(reported()).isTrue();
        }

        @Test
        void staysInForceAcrossARestart() {
            var nurse = staff.nurse();
            revoke(nurse);
            delete(nurse);
            var restarted = new RevocationChain(table, home, alerts, ledger);
            alerts.over(REMOVED);
            restarted.look();

            assertThat(restarted.holds(nurse.passkey().id())).isTrue();
            assertThat(reported()).isTrue();
        }

        @Test
        void staysInForceFromTheFirstRequestAfterARestart() {
            var nurse = staff.nurse();
            revoke(nurse);
            delete(nurse);

            var restarted = new RevocationChain(table, home, alerts, ledger);

            assertThat(restarted.holds(nurse.passkey().id())).isTrue();
            assertThat(restarted.isKnownToHold(nurse.passkey().id())).isTrue();
        }

        @Test
        void isNoticedFromTheMiddleByANodeThatRemembersNothing() {
            var first = staff.nurse();
            revoke(first);
            revoke(staff.nurse());
            delete(first);
            alerts.over(REMOVED);
            nodeWithoutMemory().look();

            assertThat(reported()).isTrue();
        }

        @Test
        void staysInForceOnANodeThatRemembersNothingBecauseTheLedgerDoes() {
            var nurse = staff.nurse();
            revoke(nurse);
            delete(nurse);
            alerts.over(REMOVED);
            var newcomer = nodeWithoutMemory();
            newcomer.look();

            assertThat(newcomer.holds(nurse.passkey().id())).isTrue();
            assertThat(reported()).isTrue();
        }

        @Test
        void doesNotKeepTheNextOneFromBeingMade() {
            var first = staff.nurse();
            var second = staff.nurse();
            revoke(first);
            delete(first);
            revoke(second);

            assertThat(authenticators.isRevoked(first.passkey().id())).isTrue();
            assertThat(authenticators.isRevoked(second.passkey().id())).isTrue();
        }

        @Test
        void isNoLongerReportedOnceItIsBack() {
            var nurse = staff.nurse();
            revoke(nurse);
            delete(nurse);
            chain.look();
            assertThat(reported()).isTrue();
            bringBack();

            assertThat(reported()).isFalse();
        }
    }

    @Nested
    class ARevocationAltered {

        @Test
        void toAnotherKeyStaysInForceForTheFirst() {
            var nurse = staff.nurse();
            revoke(nurse);
            intruder.runs(
                    "update authenticators_revocation set passkey = 'x' where passkey = ?",
                    nurse.passkey().id());
            chain.look();

            assertThat(authenticators.isRevoked(nurse.passkey().id())).isTrue();
            assertThat(reported()).isTrue();
            intruder.runs(
                    "update authenticators_revocation set passkey = ? where passkey = 'x'",
                    nurse.passkey().id());
        }
    }

    @Nested
    class ARevocationInserted {

        @Test
        void withoutOurMacRevokesNothing() {
            var nurse = staff.nurse();
            intruder.runs("""
                    insert into authenticators_revocation (seq, passkey, person, reason, at, previous_mac, mac)
                    values (900000, ?, 'x', 'lost', now(), '', '')""", nurse.passkey().id());

            assertThat(authenticators.isRevoked(nurse.passkey().id())).isFalse();
            intruder.runs("delete from authenticators_revocation where seq = 900000");
        }

        @Test
        void withoutItsValuesBlindsNobodyToTheOthers() {
            var nurse = staff.nurse();
            revoke(nurse);
            intruder.runs("alter table authenticators_revocation alter column person drop not null");
            intruder.runs("""
                    insert into authenticators_revocation (seq, passkey, person, reason, at, previous_mac, mac)
                    values (900001, 'x', null, 'lost', 'infinity', '', '')""");
            try {
                assertThatCode(chain::look).doesNotThrowAnyException();
                assertThat(nodeWithoutMemory().holds(nurse.passkey().id())).isTrue();
            } finally {
                intruder.runs("delete from authenticators_revocation where seq = 900001");
                intruder.runs("alter table authenticators_revocation alter column person set not null");
            }
        }
    }

    private RevocationChain nodeWithoutMemory() {
        try {
            var key = WrappingKey.inHome(Files.createTempDirectory("empty-home"), new SecureRandom());
            return new RevocationChain(
                    table, NodeHome.in(Files.createTempDirectory("empty-home"), key), alerts, ledger);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void revoke(Staff.Member member) {
        authenticators.revoke(member.passkey().id(), RevocationReason.LOST);
    }

    private void delete(Staff.Member member) {
        intruder.runs(
                "insert into kept select * from authenticators_revocation where passkey = ?",
                member.passkey().id());
        intruder.runs(
                "delete from authenticators_revocation where passkey = ?",
                member.passkey().id());
    }

    private boolean reported() {
        return alerts.standing().stream().map(StandingAlert::code).anyMatch(REMOVED::equals);
    }
}
