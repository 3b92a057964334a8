package io.threekey.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class CollaboratorsTest {

    /** Challenges, sessions, codes, refresh tokens and founders' links are all drawn from it. */
    @Test
    void randomnessIsTheKindThatNobodyForesees() {
        assertThat(new Collaborators().randomness()).isInstanceOf(SecureRandom.class);
    }
}
