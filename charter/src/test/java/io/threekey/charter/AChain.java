package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.List;

/** The chain of a hospital from its founding on, and how it breaks. */
final class AChain {
    static final String[] OWNERS = {"iam", "security", "clinical-operations"};

    private AChain() {}

    static FoundingRecord founding() {
        return Deciding.founding(AHospital.charter());
    }

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
        var first = AHospital.charter();
        return new Charter(
                first.installation(),
                version,
                first.sealing(),
                first.log(),
                first.calendar(),
                seats,
                first.policyKinds(),
                rights,
                List.of(),
                List.of(),
                List.of());
    }
}
