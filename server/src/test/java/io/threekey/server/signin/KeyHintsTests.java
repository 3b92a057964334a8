package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.PersonId;
import io.threekey.server.authenticators.Passkey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyHintsTests {

    @Test
    void nameEachPlaceOnceInTheOrderOfTheKeys() {
        assertThat(KeyHints.of(List.of(reachedBy("usb", "nfc"), reachedBy("internal", "hybrid"))))
                .containsExactly("security-key", "client-device", "hybrid");
        assertThat(KeyHints.of(List.of(reachedBy("hybrid"), reachedBy("smart-card"))))
                .containsExactly("hybrid", "security-key");
    }

    @Test
    void areNoneWhereNothingIsKnown() {
        assertThat(KeyHints.of(List.of())).isEmpty();
        assertThat(KeyHints.of(List.of(reachedBy()))).isEmpty();
        assertThat(KeyHints.of(List.of(reachedBy("telepathy")))).isEmpty();
    }

    private static Passkey reachedBy(String... transports) {
        return new Passkey(
                "id",
                1,
                new PersonId("somebody"),
                "handle",
                "Blue key",
                new byte[0],
                "model",
                Optional.empty(),
                false,
                false,
                0,
                List.of(transports),
                Instant.EPOCH,
                Optional.empty());
    }
}
