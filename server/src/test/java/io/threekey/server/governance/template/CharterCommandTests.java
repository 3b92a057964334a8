package io.threekey.server.governance.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharterCommandTests {

    @TempDir
    Path folder;

    private record Said(int exitCode, String words) {}

    private static Said says(String... arguments) {
        var words = new ByteArrayOutputStream();
        var exitCode = CharterCommand.run(new PrintStream(words, true, StandardCharsets.UTF_8), List.of(arguments));
        return new Said(exitCode, words.toString(StandardCharsets.UTF_8));
    }

    @Nested
    class ACheck {

        @ParameterizedTest
        @ValueSource(strings = {"group", "single", "small"})
        void findsNothingWrongInWhatShips(String name) {
            var said = says("check", name);

            assertThat(said.words()).startsWith(name + ": nothing is wrong.");
            assertThat(said.exitCode()).isZero();
        }

        @Test
        void readsAFile() throws IOException {
            var file = Files.writeString(folder.resolve("ours.yaml"), BrokenCharter.sound());

            assertThat(says("check", file.toString()).exitCode()).isZero();
        }

        @Test
        void saysOfEachBrokenFileWhatIsWrongAndOnWhichLine() throws IOException {
            var said = new StringBuilder();
            for (var broken : BrokenCharter.ALL) {
                var file = Files.writeString(folder.resolve(broken.name() + ".yaml"), broken.text());
                var answer = says("check", file.toString());
                said.append(answer.words().replace(folder + "/", "")).append('\n');
                assertThat(answer.exitCode()).as(broken.name()).isEqualTo(1);
            }

            assertThat(said.toString()).isEqualTo(golden());
        }

        @Test
        void endsWithTwoWhereTheQuestionIsUnclearOrTheFileCannotBeRead() throws IOException {
            var picture = Files.write(folder.resolve("picture.yaml"), new byte[] {(byte) 0xff, (byte) 0xd8, 0});

            assertThat(says().exitCode()).isEqualTo(2);
            assertThat(says("check").words()).contains("charter check FILE");
            assertThat(says("chek", "group").exitCode()).isEqualTo(2);
            assertThat(says("check", "absent.yaml")).isEqualTo(new Said(2, "absent.yaml cannot be read.\n"));
            assertThat(says("check", folder.toString()).exitCode()).isEqualTo(2);
            assertThat(says("check", picture.toString())).isEqualTo(new Said(2, picture + " is no text in UTF-8.\n"));
        }

        private static String golden() throws IOException {
            try (var file = CharterCommandTests.class.getResourceAsStream("/charter-check.txt")) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
