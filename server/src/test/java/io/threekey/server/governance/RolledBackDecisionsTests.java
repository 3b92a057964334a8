package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole database becomes what it was yesterday, before the newest decision. */
class RolledBackDecisionsTests {

    DecidedHospital hospital;
    final List<TestDatabase> backups = new ArrayList<>();
    TestDatabase today;

    @BeforeEach
    void decideAfterTheBackup() {
        hospital = new DecidedHospital(node -> backups.add(node.copyOfDatabase()));
        today = hospital.node.copyOfDatabase();
    }

    @AfterEach
    void stop() {
        hospital.close();
    }

    @Test
    void isNoticedOnTheLiveServerAndHealsWhenTheDatabaseIsBack() {
        hospital.node.databaseBecomesAgain(backups.getFirst());
        hospital.node.looksAgain();

        assertThatYesterdayIsNotBelieved();

        hospital.node.databaseBecomesAgain(today);
        hospital.node.looksAgain();
        hospital.assertThatAllIsWell();
    }

    @Test
    void isNoticedAcrossARestartAndHealsWhenTheDatabaseIsBack() {
        hospital.node.databaseBecomesAgain(backups.getFirst());
        hospital.node = hospital.node.restarted();

        assertThatYesterdayIsNotBelieved();

        hospital.node.databaseBecomesAgain(today);
        hospital.node.looksAgain();
        hospital.assertThatAllIsWell();
    }

    private void assertThatYesterdayIsNotBelieved() {
        hospital.assertThatTheLastVerifiedStaysInForce();
        assertThat(hospital.node.policies().inDoubt()).isTrue();
        assertThat(hospital.node.alerts()).containsExactly("policy.rolled-back");
        hospital.assertThatNobodyCanAct();
    }
}
