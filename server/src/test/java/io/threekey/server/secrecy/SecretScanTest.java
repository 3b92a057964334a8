package io.threekey.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScanTest {

    private static final byte[] KEY = "thirty-two bytes that nobody has".getBytes(StandardCharsets.ISO_8859_1);
    private static final String TOKEN = Base64.getUrlEncoder().withoutPadding().encodeToString(KEY);

    private final SecretScan scan = new SecretScan(List.of(Secret.ofText("the planted token", TOKEN)));

    @Nested
    class APlantedSecret {

        @Test
        void isFoundAsItStands() {
            assertFound("session " + TOKEN + " of maja");
        }

        @Test
        void isFoundInHexadecimal() {
            assertFound("key=" + HexFormat.of().formatHex(KEY));
            assertFound("\\x" + HexFormat.of().withUpperCase().formatHex(KEY));
        }

        @Test
        void isFoundInEitherBase64() {
            assertFound("\"" + Base64.getEncoder().encodeToString(KEY) + "\"");
            assertFound("\"" + Base64.getUrlEncoder().encodeToString(KEY) + "\"");
        }

        @Test
        void isFoundAsAnArrayOfNumbers() {
            assertFound("challenge " + Arrays.toString(KEY));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "xy", "{\"challenge\":\""})
        void isFoundInsideOfAnotherEncodedText(String before) {
            var client = (before + TOKEN + "\",\"crossOrigin\":false}").getBytes(StandardCharsets.UTF_8);
            var once = Base64.getUrlEncoder().withoutPadding().encodeToString(client);
            assertFound("{\"clientDataJson\":\"" + once + "\"}");
            assertFound(HexFormat.of().formatHex(once.getBytes(StandardCharsets.UTF_8)));
        }

        @Test
        void isNamedButNotRepeated() {
            assertThat(scan.leaks("the log", TOKEN)).containsExactly("the planted token in the log");
        }

        private void assertFound(String text) {
            assertThat(scan.leaks("a text", text)).as(text).hasSize(1);
        }
    }

    @Test
    void whatIsNoSecretIsNotFound() {
        var other = Base64.getUrlEncoder()
                .encodeToString("thirty-two bytes that all can read".getBytes(StandardCharsets.UTF_8));
        assertThat(scan.leaks("a text", "digest " + other + " and words")).isEmpty();
    }
}
