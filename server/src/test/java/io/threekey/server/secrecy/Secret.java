package io.threekey.server.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What only its holder may know, in every form in which somebody could write it down by mistake. */
record Secret(String name, List<String> forms) {

    private static final int GUESSABLE = 16;

    static Secret ofBytes(String name, byte[] bytes) {
        if (bytes.length < GUESSABLE) {
            throw new IllegalArgumentException(name + " is too short to be told from chance");
        }
        var hex = HexFormat.of();
        return new Secret(
                name,
                List.of(
                        new String(bytes, StandardCharsets.ISO_8859_1),
                        hex.formatHex(bytes),
                        hex.withUpperCase().formatHex(bytes),
                        Base64.getEncoder().withoutPadding().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        Arrays.toString(bytes)));
    }

    /** A token or a sealed text: as it stands, and the bytes that it writes. */
    static Secret ofText(String name, String base64Url) {
        var bytes = ofBytes(name, Base64.getUrlDecoder().decode(base64Url));
        return new Secret(
                name,
                Stream.concat(Stream.of(base64Url), bytes.forms().stream())
                        .distinct()
                        .toList());
    }

    boolean standsIn(String text) {
        return forms.stream().anyMatch(text::contains);
    }
}
