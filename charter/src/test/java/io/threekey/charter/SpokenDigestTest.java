package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Digest;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpokenDigestTest {

    @Test
    void saysTheFirstEightBytesOneWordEach() {
        var bytes = new byte[32];
        bytes[1] = 1;
        bytes[7] = (byte) 255;
        assertThat(SpokenDigest.of(Digest.ofBytes(bytes)))
                .containsExactly("acorn", "actor", "acorn", "acorn", "acorn", "acorn", "acorn", "walnut");
    }

    @Test
    void hasAWordOfItsOwnForEveryByte() {
        var words = new HashSet<String>();
        IntStream.range(0, 256).forEach(value -> {
            var bytes = new byte[32];
            bytes[0] = (byte) value;
            words.add(SpokenDigest.of(Digest.ofBytes(bytes)).getFirst());
        });
        assertThat(words).hasSize(256);
    }
}
