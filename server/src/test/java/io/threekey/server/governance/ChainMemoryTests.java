package io.threekey.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.threekey.charter.Fingerprint;
import io.threekey.charter.json.Digest;
import io.threekey.server.keys.NodeHome;
import io.threekey.server.keys.WrappingKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node knows of its own founding, whatever the database says. */
class ChainMemoryTests {

    static final ChainLink FOUNDING =
            new ChainLink(0, new byte[] {1}, List.of(), Instant.parse("2026-11-22T08:00:00Z"));
    static final Fingerprint OURS = new Fingerprint(Digest.of(FOUNDING.document()));
    static final Fingerprint ANOTHER = new Fingerprint(Digest.of(new byte[] {2}));

    @TempDir
    Path home;

    ChainMemory memory;

    @BeforeEach
    void begin() {
        memory = new ChainMemory(NodeHome.in(home, WrappingKey.of(new byte[32])), "");
    }

    @Test
    void aPinIsReplacedAsLongAsNothingWasFounded() {
        memory.pin(ANOTHER);
        memory.pin(OURS);

        assertThat(memory.fingerprint()).contains(OURS);
    }

    @Test
    void aPinIsNeverReplacedOnceAFoundingWasVerified() {
        memory.pin(OURS);
        memory.remember(List.of(FOUNDING));

        assertThatIllegalStateException().isThrownBy(() -> memory.pin(ANOTHER));
        assertThat(memory.fingerprint()).contains(OURS);
    }

    @Test
    void aLostPinIsReadFromTheVerifiedDecisions() {
        memory.remember(List.of(FOUNDING));

        assertThat(memory.fingerprint()).contains(OURS);
    }

    @Test
    void aNodeThatHasNoMemoryYetBelievesWhatItIsTold() {
        assertThat(told(OURS).fingerprint()).contains(OURS);
    }

    @Test
    void whatANodeIsToldNeverOutranksWhatItRemembers() {
        memory.remember(List.of(FOUNDING));

        assertThat(told(ANOTHER).fingerprint()).contains(OURS);
    }

    private ChainMemory told(Fingerprint fingerprint) {
        return new ChainMemory(NodeHome.in(home, WrappingKey.of(new byte[32])), fingerprint.grouped());
    }
}
