package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.keys.SecretBox;
import io.threekey.server.keys.WrappingKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HolderNoncesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    /** A node of the installation with that wrapping key, which shares nothing else with the others. */
    private static HolderNonces node(int key, Duration later) {
        var bytes = new byte[32];
        bytes[0] = (byte) key;
        return new HolderNonces(
                new SecretBox(WrappingKey.of(bytes), new SecureRandom()), Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    @Test
    void oneNodeKnowsWhatTheOtherSaid() {
        var said = node(1, Duration.ZERO).made();
        assertThat(node(1, Duration.ZERO).isOfNow(said)).isTrue();
        assertThat(node(1, Duration.ofSeconds(119)).isOfNow(said)).isTrue();
        assertThat(node(1, Duration.ofSeconds(-5)).isOfNow(said)).isTrue();
    }

    @Test
    void anotherInstallationDoesNot() {
        assertThat(node(2, Duration.ZERO).isOfNow(node(1, Duration.ZERO).made()))
                .isFalse();
    }

    @Test
    void nobodyKnowsItAfterTwoMinutesOrBeforeItsTime() {
        var said = node(1, Duration.ZERO).made();
        assertThat(node(1, HolderNonces.LIFETIME).isOfNow(said)).isFalse();
        assertThat(node(1, Duration.ofSeconds(-6)).isOfNow(said)).isFalse();
    }

    @Test
    void noTwoAreTheSame() {
        var node = node(1, Duration.ZERO);
        assertThat(node.made()).isNotEqualTo(node.made());
    }
}
