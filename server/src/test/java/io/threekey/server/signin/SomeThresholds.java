package io.threekey.server.signin;

import io.threekey.evidence.RiskThresholds;
import io.threekey.evidence.RiskThresholds.Weight;
import java.util.List;

/** Thresholds under which one strong signal is told, two ask for more, and three keep out. */
final class SomeThresholds {

    static final RiskThresholds USUAL = keepingOutAtMost(2);

    private SomeThresholds() {}

    static RiskThresholds keepingOutAtMost(long people) {
        return new RiskThresholds(
                List.of(
                        new Weight("counter-back", 20),
                        new Weight("key-unseen", 10),
                        new Weight("long-away", 20),
                        new Weight("burst", 20),
                        new Weight("two-places", 20),
                        new Weight("travel", 20)),
                90,
                5,
                15,
                30,
                20,
                40,
                60,
                people);
    }
}
