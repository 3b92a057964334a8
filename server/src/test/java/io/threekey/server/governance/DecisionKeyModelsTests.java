package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threekey.server.frame.Refusal;
import io.threekey.server.keys.RegisteredCredential;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionKeyModelsTests {

    static final String CHOSEN = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
    static final String OTHER = "ee882879-721c-4913-9775-3dfcce97072a";

    final DecisionKeyModels restricted = new DecisionKeyModels(CHOSEN.toUpperCase(Locale.ROOT));

    static RegisteredCredential key(String model, String attestation) {
        return new RegisteredCredential(
                new byte[16],
                new byte[32],
                new byte[32],
                -7,
                UUID.fromString(model),
                false,
                false,
                0,
                attestation,
                Set.of(),
                List.of());
    }

    @Test
    void aKeyOfANamedModelThatProvesItIsTaken() {
        assertThat(restricted.refuses(key(CHOSEN, "packed"))).isEmpty();
    }

    @Test
    void aKeyThatOnlyClaimsANamedModelIsRefused() {
        assertThat(restricted.refuses(key(CHOSEN, "none"))).contains(Refusal.of("governance.founding.unattested"));
    }

    @Test
    void aKeyOfAnotherModelIsRefused() {
        assertThat(restricted.refuses(key(OTHER, "packed"))).contains(Refusal.of("governance.founding.model"));
    }

    @Test
    void whereAnyModelWillDoNothingIsAskedForAsTheThreatsSay() {
        assertThat(new DecisionKeyModels("any").refuses(key(OTHER, "none"))).isEqualTo(Optional.empty());
    }

    @Test
    void severalModelsCanBeNamed() {
        assertThat(new DecisionKeyModels(CHOSEN + ", " + OTHER).permitted()).containsExactly(CHOSEN, OTHER);
    }

    @Test
    void whatIsNoModelStopsTheStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DecisionKeyModels("a good key"));
    }
}
