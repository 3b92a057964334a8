package io.threekey.server.governance;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody with SQL on the live database; the last verified policies must stay in force, and everybody must be told. */
@DisplayName("Somebody with SQL on the live database")
class StoredDecisionsTamperingTests {

    static DecidedHospital hospital;

    @BeforeAll
    static void decide() {
        hospital = new DecidedHospital();
    }

    @AfterAll
    static void stop() {
        hospital.close();
    }

    static Stream<SqlAttack> attacks() {
        return Stream.concat(SqlAttack.all(), Stream.of(SqlAttack.replacesAKeyOfIam(hospital.node.policies())));
    }

    @AfterEach
    void isPutRight() {
        hospital.isPutRight();
        hospital.node.looksAgain();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void changesNothingThatIsInForce(SqlAttack attack) {
        hospital.suffers(attack);

        hospital.node.looksAgain();

        hospital.assertThatTheLastVerifiedStaysInForce();
        hospital.assertThatDecisionsAreStopped(attack.alert());

        hospital.isPutRight();
        hospital.node.looksAgain();

        hospital.assertThatAllIsWell();
    }

    /** Every fourth: a restart reads all of them in the same way. */
    static Stream<SqlAttack> someAttacks() {
        var all = attacks().toList();
        return IntStream.range(0, all.size()).filter(index -> index % 4 == 0).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("someAttacks")
    void changesNothingAcrossARestartEither(SqlAttack attack) {
        hospital.suffers(attack);

        hospital.node = hospital.node.restarted();

        hospital.assertThatTheLastVerifiedStaysInForce();
        hospital.assertThatDecisionsAreStopped(attack.alert());

        hospital.isPutRight();
        hospital.node.looksAgain();

        hospital.assertThatAllIsWell();
    }
}
