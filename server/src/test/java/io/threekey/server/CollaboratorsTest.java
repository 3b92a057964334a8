package io.threekey.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Json;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CollaboratorsTest {

    /** Held clocks stand at whole seconds, so that no other test would see what a finer one breaks. */
    @Test
    void theClockNamesOnlyInstantsThatDocumentsCanHold() {
        var clock = new Collaborators().clock();

        assertThat(Stream.generate(clock::instant).limit(1_000))
                .allSatisfy(instant -> Json.object().put("at", instant));
    }

    /** Challenges, sessions, codes, refresh tokens and founders' links are all drawn from it. */
    @Test
    void randomnessIsTheKindThatNobodyForesees() {
        assertThat(new Collaborators().randomness()).isInstanceOf(SecureRandom.class);
    }
}
