package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ChainVerdict.Verified;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChainVerificationTest {
    private static final PolicyAddress LIMITS = PolicyAddress.forAll(AHospital.SESSION_LIMITS);

    private static JsonObject idle(int minutes) {
        return Json.object().put("idleMinutes", minutes).build();
    }

    @Nested
    class AHospitalIsFounded {
        @Test
        void byItsSponsorAndItsThreeOwners() {
            var charter = AHospital.charter();
            var verdict = ChainVerification.verify(Deciding.founding(charter), List.of());

            assertThat(verdict).isInstanceOfSatisfying(Verified.class, verified -> {
                var history = verified.history();
                assertThat(history.fingerprint()).isEqualTo(new Fingerprint(charter.digest()));
                assertThat(history.charterInForce(AHospital.hours(1))).isEqualTo(charter);
                assertThat(history.policyAt(LIMITS, AHospital.hours(1)))
                        .hasValueSatisfying(
                                version -> assertThat(version.document()).isEqualTo(idle(10)));
            });
        }
    }

    @Nested
    class AChain {
        @Test
        void growsByADecisionOfTheRightSeats() {
            var chain = Deciding.founded(AHospital.charter());
            var decision =
                    Deciding.next(chain, "p-1", LIMITS, idle(5)).signs("iam", "security-deputy", "clinical-operations");
            var grown = Deciding.extended(chain.next(decision.adopted()));

            assertThat(grown.history().versions(LIMITS))
                    .extracting(PolicyVersion::version)
                    .containsExactly(1, 2);
            assertThat(grown.history().policyAt(LIMITS, decision.now))
                    .hasValueSatisfying(
                            version -> assertThat(version.document()).isEqualTo(idle(5)));
            assertThat(grown.history().policyAt(LIMITS, decision.now.minusMillis(1)))
                    .hasValueSatisfying(
                            version -> assertThat(version.document()).isEqualTo(idle(10)));
        }
    }
}
