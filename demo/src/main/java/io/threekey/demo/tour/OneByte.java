package io.threekey.demo.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Forges an export as little as possible: one digit of a limit in the founding's policies, in the first payload file. */
final class OneByte {

    private static final String PAYLOADS = "payloads/000.jsonl";
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
        var payloads = copy.resolve(PAYLOADS);
        var bytes = Files.readAllBytes(payloads);
        var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(BEFORE);
        if (at < 0) {
            throw new IOException("no limit is named in " + PAYLOADS);
        }
        var digit = at + BEFORE.length();
        bytes[digit] += (byte) (bytes[digit] == '9' ? -1 : 1);
        Files.delete(payloads);
        Files.write(payloads, bytes);
        return copy;
    }
}
