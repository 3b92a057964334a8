package io.threekey.demo.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Forges an export as little as possible: one digit of the first limit on sessions that stands in it. */
final class OneByte {

    private static final String PAYLOADS = "payloads";
    private static final String BEFORE = "\"idleMinutes\":";

    private OneByte() {}

    /** All other files are the very same, by links. */
    static Path changed(Path honest, Path copy) throws IOException {
        try (var files = Files.walk(honest)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var place = copy.resolve(honest.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.createLink(place, file);
            }
        }
        try (var files = Files.walk(copy.resolve(PAYLOADS))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (isChanged(file)) {
                    return copy;
                }
            }
        }
        throw new IOException("no limit is named in any of " + PAYLOADS);
    }

    /** In a file of its own, so that the honest export keeps its bytes. */
    private static boolean isChanged(Path payloads) throws IOException {
        var bytes = Files.readAllBytes(payloads);
        var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(BEFORE);
        if (at < 0) {
            return false;
        }
        var digit = at + BEFORE.length();
        bytes[digit] += (byte) (bytes[digit] == '9' ? -1 : 1);
        Files.delete(payloads);
        Files.write(payloads, bytes);
        return true;
    }
}
