package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.evidence.KeyTraits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** SP 800-63B-4, as far as a key that cannot be phished reaches its levels. */
class AssuranceTests {

    private static final Instant MORNING = Instant.parse("2026-11-23T06:00:00Z");

    @Nested
    class AKey {

        @Test
        void thatMayBeCopiedNeverReachesLevelThree() { // 2.3.2
            assertThat(Assurance.of(new KeyTraits(true, false))).isEqualTo(Assurance.AAL2);
            assertThat(Assurance.of(new KeyTraits(false, false))).isEqualTo(Assurance.AAL1);
        }

        @Test
        void thatDoesNotCheckWhoUsesItIsOneFactor() { // 3.1.6
            assertThat(Assurance.of(new KeyTraits(false, true))).isEqualTo(Assurance.AAL1);
        }

        @Test
        void thatStaysOnItsDeviceAndChecksWhoUsesItReachesLevelThree() {
            assertThat(Assurance.of(new KeyTraits(true, true))).isEqualTo(Assurance.AAL3);
        }
    }

    @Nested
    class ToApplications {

        @Test
        void eachLevelHasItsName() {
            assertThat(Assurance.AAL2.acr()).isEqualTo("http://idmanagement.gov/ns/assurance/aal/2");
            for (var level : Assurance.values()) {
                assertThat(Assurance.ofAcr(level.acr())).contains(level);
            }
        }

        @Test
        void anotherNameIsNoLevel() {
            assertThat(Assurance.ofAcr("http://idmanagement.gov/ns/assurance/aal/4"))
                    .isEmpty();
            assertThat(Assurance.ofAcr("")).isEmpty();
        }

        @Test
        void aVerifiedKeyIsSeveralFactorsAndOneThatWasOnlyTouchedIsNot() {
            assertThat(cameInWith(new KeyTraits(true, false)).amr()).containsExactly("pop", "user", "mfa");
            assertThat(cameInWith(new KeyTraits(false, true)).amr()).containsExactly("pop", "user");
        }
    }

    @Nested
    class LevelThree {

        private final Authentication authentication = cameInWith(new KeyTraits(true, true));

        @Test
        void isClaimedForTwelveHoursAndNotLonger() { // 2.3.3
            var end = MORNING.plus(Duration.ofHours(12));

            assertThat(authentication.assuranceAt(end.minusMillis(1))).isEqualTo(Assurance.AAL3);
            assertThat(authentication.assuranceAt(end)).isEqualTo(Assurance.AAL2);
        }

        @Test
        void isNotClaimedForSessionsOfBeforeKeysWereNoted() {
            var before = new Authentication("a-key", Optional.empty(), MORNING, false);

            assertThat(before.assuranceAt(MORNING)).isEqualTo(Assurance.AAL2);
            assertThat(before.amr()).contains("mfa");
        }
    }

    private static Authentication cameInWith(KeyTraits traits) {
        return new Authentication("a-key", Optional.of(traits), MORNING, false);
    }
}
