package io.threekey.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private final SecretBox box = new SecretBox(WrappingKey.of(new byte[32]), new SecureRandom());

    @Property(tries = 200)
    void opensWhatItWrappedInTheSameContextOnly(
            @ForAll byte[] secret, @ForAll String context, @ForAll String otherContext) {
        var wrapped = box.wrap(context, secret);

        assertThat(box.unwrap(context, wrapped))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(secret));
        if (!otherContext.equals(context)) {
            assertThat(box.unwrap(otherContext, wrapped)).isEmpty();
        }
    }

    @Test
    void refusesEveryChangedByteAndEveryShorterLength() {
        var wrapped = box.wrap("keys_secret/log-key", new byte[] {1, 2, 3});
        for (int at = 0; at < wrapped.length; at++) {
            var changed = wrapped.clone();
            changed[at] ^= 1;
            assertThat(box.unwrap("keys_secret/log-key", changed))
                    .as("byte %s", at)
                    .isEmpty();
            assertThat(box.unwrap("keys_secret/log-key", Arrays.copyOf(wrapped, at)))
                    .as("length %s", at)
                    .isEmpty();
        }
    }

    @Test
    void neverWrapsTheSameSecretAlike() {
        assertThat(box.wrap("context", new byte[32])).isNotEqualTo(box.wrap("context", new byte[32]));
    }

    @Test
    void refusesWhatAnotherInstallationWrapped() {
        var otherKey = new byte[32];
        otherKey[31] = 1;
        var foreign = new SecretBox(WrappingKey.of(otherKey), new SecureRandom()).wrap("context", new byte[8]);

        assertThat(box.unwrap("context", foreign)).isEmpty();
        assertThat(box.isOfThisKey(foreign)).isFalse();
    }
}
