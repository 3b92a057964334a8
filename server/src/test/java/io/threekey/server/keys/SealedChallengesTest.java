package io.threekey.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.keys.SealedChallenges.Opened;
import io.threekey.server.keys.SealedChallenges.Reason;
import io.threekey.server.keys.SealedChallenges.Refused;
import io.threekey.testkit.HeldClock;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SealedChallengesTest {

    private final HeldClock clock = HeldClock.at("2026-11-22T08:00:00Z");
    private final SecretBox box = new SecretBox(WrappingKey.of(new byte[32]), new SecureRandom());
    private final SealedChallenges challenges = new SealedChallenges(box, new SecureRandom(), clock);
    private final SealedChallenges.Issued issued = challenges.issue("sign-in", "cookie-1");

    @Test
    void openForTheSamePurposeAndBrowserForFiveMinutes() {
        clock.advance(Duration.ofMinutes(5).minusMillis(1));

        assertThat(challenges.open(issued.sealed(), "sign-in", "cookie-1"))
                .isInstanceOfSatisfying(
                        Opened.class,
                        opened -> assertThat(opened.challenge())
                                .isEqualTo(issued.challenge())
                                .hasSize(32));
    }

    @Test
    void areRefusedAfterFiveMinutes() {
        clock.advance(Duration.ofMinutes(5));

        assertThat(challenges.open(issued.sealed(), "sign-in", "cookie-1")).isEqualTo(new Refused(Reason.EXPIRED));
    }

    @Test
    void areRefusedForAnotherPurposeOrBrowser() {
        assertThat(challenges.open(issued.sealed(), "decision", "cookie-1")).isEqualTo(new Refused(Reason.FOREIGN));
        assertThat(challenges.open(issued.sealed(), "sign-in", "cookie-2")).isEqualTo(new Refused(Reason.FOREIGN));
        assertThat(challenges.open(issued.sealed(), "sign-incookie", "-1")).isEqualTo(new Refused(Reason.FOREIGN));
    }

    @Test
    void areRefusedWhenAnyCharacterChanged() {
        for (int at = 0; at < issued.sealed().length() - 1; at++) {
            var changed = new StringBuilder(issued.sealed());
            changed.setCharAt(at, changed.charAt(at) == 'A' ? 'B' : 'A');

            assertThat(challenges.open(changed.toString(), "sign-in", "cookie-1"))
                    .as("character %s", at)
                    .isEqualTo(new Refused(Reason.TAMPERED));
        }
        assertThat(challenges.open("", "sign-in", "cookie-1")).isEqualTo(new Refused(Reason.TAMPERED));
        assertThat(challenges.open("%%%", "sign-in", "cookie-1")).isEqualTo(new Refused(Reason.TAMPERED));
    }

    @Test
    void neverRepeat() {
        assertThat(challenges.issue("sign-in", "cookie-1").challenge()).isNotEqualTo(issued.challenge());
    }
}
