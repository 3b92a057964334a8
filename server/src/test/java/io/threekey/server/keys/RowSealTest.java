package io.threekey.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowSealTest {

    private final RowSeal seal = new RowSeal(WrappingKey.of(new byte[32]));
    private final byte[] content = "{\"person\":\"nurse-1\"}".getBytes(StandardCharsets.UTF_8);
    private final byte[] mac = seal.mac("signin_session", "s-1", 3, content);

    @Test
    void holdsForTheRowItWasMadeFor() {
        assertThat(seal.verify("signin_session", "s-1", 3, content, mac)).isTrue();
    }

    @Test
    void holdsForNoOtherTableKeyVersionOrContent() {
        assertThat(seal.verify("people_role", "s-1", 3, content, mac)).isFalse();
        assertThat(seal.verify("signin_session", "s-2", 3, content, mac)).isFalse();
        assertThat(seal.verify("signin_session", "s-1", 4, content, mac)).isFalse();
        assertThat(seal.verify("signin_session", "s-1", 3, new byte[0], mac)).isFalse();
        assertThat(seal.verify("signin_session", "s-1", 3, content, new byte[32]))
                .isFalse();
        assertThat(seal.verify("signin_session", "s-1", 3, content, new byte[0]))
                .isFalse();
    }

    @Test
    void doesNotConfuseWhereOneFieldEndsAndTheNextBegins() {
        assertThat(seal.mac("ab", "c", 1, content)).isNotEqualTo(seal.mac("a", "bc", 1, content));
    }

    @Test
    void holdsForNoOtherInstallation() {
        var otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(new RowSeal(WrappingKey.of(otherKey)).verify("signin_session", "s-1", 3, content, mac))
                .isFalse();
    }
}
