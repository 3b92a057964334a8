package io.threekey.server.authenticators.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    /** FIDO's has a tenth of that. */
    private static final int MOST_BYTES = 64_000_000;

    private static final int OK = 200;

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
            return where.startsWith("https://") ? fetched() : inTheFile(Path.of(where));
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

    private Optional<String> fetched() throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(where)).timeout(ANSWER).build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                var bytes = body.readNBytes(MOST_BYTES + 1);
                return response.statusCode() == OK && bytes.length <= MOST_BYTES
                        ? Optional.of(new String(bytes, StandardCharsets.ISO_8859_1))
                        : Optional.empty();
            }
        }
    }
}
