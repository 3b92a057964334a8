package io.threekey.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threekey.server.keys.NodeHome.Absent;
import io.threekey.server.keys.NodeHome.Altered;
import io.threekey.server.keys.NodeHome.Intact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeHomeTest {

    private static final WrappingKey KEY = WrappingKey.of(new byte[32]);

    @TempDir
    Path folder;

    private NodeHome home;
    private Path file;

    @BeforeEach
    void aHomeThatDoesNotExistYet() {
        home = NodeHome.in(folder.resolve("home"), KEY);
        file = folder.resolve("home/node/checkpoint");
    }

    @Nested
    class Writing {

        @Test
        void isReadBackTheSame() {
            home.write("checkpoint", bytes("size 7"));
            home.write("checkpoint", bytes("size 8"));

            assertThat(home.read("checkpoint"))
                    .isInstanceOfSatisfying(
                            Intact.class,
                            kept -> assertThat(kept.content())
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo("size 8"));
        }

        @Test
        void isForTheServersUserAlone() throws IOException {
            home.write("checkpoint", bytes("size 7"));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        @Test
        void leavesNothingElseBehind() throws IOException {
            home.write("checkpoint", bytes("size 7"));

            try (var files = Files.list(folder.resolve("home/node"))) {
                assertThat(files).containsExactly(file);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "../wrapping.key", "a/b", "UPPER", ".hidden", "x.part"})
        void isRefusedUnderANameThatIsNoFileName(String name) {
            assertThatIllegalArgumentException().isThrownBy(() -> home.write(name, bytes("x")));
        }

        @Test
        void saysWhatToDoWhenThereIsNoPlace() throws IOException {
            Files.writeString(folder.resolve("occupied"), "a file where the folder should be");

            assertThatExceptionOfType(HomeUnusable.class)
                    .isThrownBy(
                            () -> NodeHome.in(folder.resolve("occupied"), KEY).write("checkpoint", bytes("x")))
                    .withMessageContaining("Cannot write")
                    .withMessageContaining("the earlier file is untouched");
        }
    }

    @Nested
    class Reading {

        @Test
        void isAbsentBeforeTheFirstWrite() {
            assertThat(home.read("checkpoint")).isEqualTo(new Absent());
        }

        @Test
        void refusesEveryChangedByte() throws IOException {
            home.write("checkpoint", bytes("size 7"));
            var genuine = Files.readAllBytes(file);
            for (int at = 0; at < genuine.length; at++) {
                var changed = genuine.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                assertThat(home.read("checkpoint")).as("byte %s", at).isEqualTo(new Altered(file));
            }
        }

        @Test
        void refusesATruncatedFile() throws IOException {
            home.write("checkpoint", bytes("size 7"));
            var genuine = Files.readAllBytes(file);
            for (int length = 0; length < genuine.length; length++) {
                Files.write(file, Arrays.copyOf(genuine, length));
                assertThat(home.read("checkpoint")).as("length %s", length).isEqualTo(new Altered(file));
            }
        }

        @Test
        void refusesAFileOfAnotherName() throws IOException {
            home.write("policy", bytes("size 7"));
            Files.move(folder.resolve("home/node/policy"), file);

            assertThat(home.read("checkpoint")).isEqualTo(new Altered(file));
        }

        @Test
        void refusesAFileOfAnotherInstallation() {
            var otherKey = new byte[32];
            otherKey[0] = 1;
            NodeHome.in(folder.resolve("home"), WrappingKey.of(otherKey)).write("checkpoint", bytes("size 7"));

            assertThat(home.read("checkpoint")).isEqualTo(new Altered(file));
        }
    }

    @Nested
    class AfterACrashBetweenWriteAndRename {

        @Test
        void theOldContentStandsAndTheNextStartClearsTheRest() throws IOException {
            home.write("checkpoint", bytes("size 7"));
            var unfinished = Files.write(file.resolveSibling("checkpoint.1234.part"), bytes("half of si"));

            assertThat(home.read("checkpoint")).isInstanceOf(Intact.class);

            try (var ignored = HomeLock.on(folder.resolve("home"))) {
                assertThat(unfinished).doesNotExist();
                assertThat(home.read("checkpoint")).isInstanceOf(Intact.class);
            }
        }
    }

    @Nested
    class ASecondServer {

        @Test
        void isKeptOffTheSameHomeUntilTheFirstEnds() {
            var first = HomeLock.on(folder);

            assertThatExceptionOfType(HomeUnusable.class)
                    .isThrownBy(() -> HomeLock.on(folder))
                    .withMessageContaining("already runs on");

            first.close();
            HomeLock.on(folder).close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
