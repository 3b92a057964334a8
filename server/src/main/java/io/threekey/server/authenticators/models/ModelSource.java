package io.threekey.server.authenticators.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the signed list lies: in a file, at an address, or nowhere, which is where it lies unless somebody says. Nothing is
 * believed for where it came from.
 */
@Component
class ModelSource {

    private static final Duration ALL_OF_IT = Duration.ofMinutes(2);
    /** FIDO's has a tenth of that. */
    private static final int MOST_BYTES = 64_000_000;

    private final String where;

    ModelSource(@Value("${threekey.key-models:}") String where) {
        this.where = where.strip();
    }

    boolean isNamed() {
        return !where.isEmpty();
    }

    /** As it lies there now; empty where it does not, or is too much to be it. */
    Optional<String> text() {
        try {
            return where.startsWith("https://")
                    ? new Download(URI.create(where), ALL_OF_IT, MOST_BYTES)
                            .bytes()
                            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    : inTheFile(Path.of(where));
        } catch (IOException | UncheckedIOException away) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> inTheFile(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }
}
