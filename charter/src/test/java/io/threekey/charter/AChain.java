package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/** The chain of a hospital from its founding on, and how it breaks. */
final class AChain {
    static final PolicyAddress LIMITS = PolicyAddress.forAll(AHospital.SESSION_LIMITS);
    static final PolicyAddress GLASS = PolicyAddress.forAll(AHospital.BREAK_GLASS);
    static final Charter CHARTER = AHospital.charter();
    static final FoundingRecord FOUNDING = Deciding.founding(CHARTER);
    static final String[] OWNERS = {"iam", "security", "clinical-operations"};

    private AChain() {}

    static JsonObject idle(int minutes) {
        return Json.object().put("idleMinutes", minutes).build();
    }

    static void breaks(ChainStep step, int position, BreakReason reason) {
        assertThat(step).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(position);
            assertThat(broken.reason()).isEqualTo(reason);
            assertThat(broken.sentence()).startsWith(reason.sentence());
        });
    }

    static void breaks(ChainStep step, int position, RefusalReason reason) {
        breaks(step, position, BreakReason.BAD_ACT);
        assertThat(((Broken) step).refusal()).contains(reason);
        assertThat(((Broken) step).sentence()).endsWith(reason.sentence());
    }

    static Charter version(int version, List<Seat> seats, List<DecisionRight> rights) {
        return new Charter(
                CHARTER.installation(),
                version,
                CHARTER.sealing(),
                CHARTER.log(),
                seats,
                CHARTER.policyKinds(),
                rights,
                List.of());
    }
}
