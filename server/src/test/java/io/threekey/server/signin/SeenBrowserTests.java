package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threekey.server.signin.SeenBrowser.Platform;
import io.threekey.server.signin.SeenBrowser.Program;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenBrowserTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FIREFOX | WINDOWS | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0
        CHROME | LINUX | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36
        EDGE | WINDOWS | Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0
        SAFARI | IPHONE | Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1
        CHROME | IPAD | Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1
        CHROME | ANDROID | Mozilla/5.0 (Linux; Android 16; SM-G990B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36
        SAFARI | MAC | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15
        CHROME | CHROMEBOOK | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36
        OTHER | OTHER | Java-http-client/25
        OTHER | OTHER | <script>alert(1)</script>
        """)
    void isKnownByWhatPeopleCallIt(Program program, Platform platform, String said) {
        assertThat(SeenBrowser.named(said)).isEqualTo(new SeenBrowser(program, platform));
    }

    @Test
    void readsWhatItWrote() {
        for (var program : Program.values()) {
            Arrays.stream(Platform.values())
                    .map(platform -> new SeenBrowser(program, platform))
                    .forEach(
                            seen -> assertThat(SeenBrowser.read(seen.written())).contains(seen));
        }
        assertThat(SeenBrowser.read("")).isEmpty();
    }

    @Test
    void believesNoRowThatSaysAnythingElse() {
        assertThatThrownBy(() -> SeenBrowser.read("lynx")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> SeenBrowser.read("chrome toaster")).isInstanceOf(IllegalArgumentException.class);
    }
}
