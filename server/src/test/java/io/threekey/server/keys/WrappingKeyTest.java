package io.threekey.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrappingKeyTest {

    @TempDir
    Path folder;

    @Nested
    class InAHome {

        @Test
        void isMadeOnceTogetherWithTheMissingFolder() {
            var home = folder.resolve("not/there/yet");

            var made = WrappingKey.inHome(home, new SecureRandom());

            assertThat(WrappingKey.inHome(home, new SecureRandom()).id()).isEqualTo(made.id());
            assertThat(WrappingKey.inHome(folder.resolve("other"), new SecureRandom())
                            .id())
                    .isNotEqualTo(made.id());
        }

        @Test
        void isReadableByTheServersUserAlone() throws IOException {
            WrappingKey.inHome(folder.resolve("home"), new SecureRandom());

            assertThat(mode("home/wrapping.key")).isEqualTo("rw-------");
            assertThat(mode("home")).isEqualTo("rwx------");
        }

        private String mode(String path) throws IOException {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
        }
    }

    @Nested
    class AFile {

        @Test
        void isRefusedWhenOthersCanReadIt() throws IOException {
            WrappingKey.inHome(folder, new SecureRandom());
            var file = folder.resolve(WrappingKey.FILE_NAME);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

            assertThatExceptionOfType(HomeUnusable.class)
                    .isThrownBy(() -> WrappingKey.readFrom(file))
                    .withMessageContaining("run chmod 600");
        }

        @Test
        void isRefusedWhenMissing() {
            assertThatExceptionOfType(HomeUnusable.class)
                    .isThrownBy(() -> WrappingKey.readFrom(folder.resolve("elsewhere.key")))
                    .withMessageContaining("elsewhere.key");
        }

        @Test
        void isRefusedWhenItHoldsSomethingElse() {
            for (var content : new String[] {"", "AAAA", "not base64 at all!"}) {
                var file = folder.resolve("wrong.key");
                DurableFile.write(file, content.getBytes(StandardCharsets.US_ASCII));

                assertThatExceptionOfType(HomeUnusable.class)
                        .isThrownBy(() -> WrappingKey.readFrom(file))
                        .withMessageContaining("one line of base64url");
            }
        }
    }

    @Test
    void doesNotShowItselfInText() {
        var key = WrappingKey.of(new byte[32]);

        assertThat(key).hasToString("WrappingKey " + key.id());
        assertThat(key.id()).hasSize(8).isNotEqualTo("00000000");
    }
}
