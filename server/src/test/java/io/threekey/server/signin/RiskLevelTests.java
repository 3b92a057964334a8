package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How risky a sign-in looks follows from the points at which people hear of it, and at which more is asked. */
class RiskLevelTests {

    /** Ten points for the key, twenty each for the other two. */
    @ParameterizedTest
    @CsvSource({
        "false, false, false, LOW",
        "true, false, false, LOW",
        "false, true, false, MEDIUM",
        "true, true, false, MEDIUM",
        "false, true, true, HIGH",
        "true, true, true, HIGH"
    })
    void isWhatIsDoneAboutItsPoints(boolean unseen, boolean back, boolean away, RiskLevel level) {
        RiskThresholds thresholds = SomeThresholds.USUAL;
        var recently =
                new RecentHistory(back, unseen, Optional.of(away ? 90 : 0), 0, Optional.empty(), false, 0, false);
        assertThat(RiskLevel.of(recently, thresholds)).isEqualTo(level);
    }
}
