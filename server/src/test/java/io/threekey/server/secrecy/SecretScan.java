package io.threekey.server.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds secrets in a text, also where base64 or hexadecimal wraps them, three layers deep. */
record SecretScan(Collection<Secret> secrets) {

    private static final int LAYERS = 3;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{22,}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){16,}");

    /** @return a line for each secret that stands in the text, without the secret */
    List<String> leaks(String where, String text) {
        var readings = readings(text, LAYERS).toList();
        return secrets.stream()
                .filter(secret -> readings.stream().anyMatch(secret::standsIn))
                .map(secret -> secret.name() + " in " + where)
                .distinct()
                .toList();
    }

    private static Stream<String> readings(String text, int layers) {
        if (layers == 0) {
            return Stream.of(text);
        }
        var inner = Stream.concat(
                BASE64.matcher(text).results().flatMap(run -> decoded(run.group())),
                HEX.matcher(text).results().map(run -> HexFormat.of().parseHex(run.group())));
        return Stream.concat(
                Stream.of(text),
                inner.map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .flatMap(reading -> readings(reading, layers - 1)));
    }

    /** Wherever in the run its first group of four begins: what stands before it may look like base64 too. */
    private static Stream<byte[]> decoded(String run) {
        var url = run.replace('+', '-').replace('/', '_');
        return IntStream.range(0, 4)
                .mapToObj(url::substring)
                .map(rest -> rest.length() % 4 == 1 ? rest.substring(0, rest.length() - 1) : rest)
                .map(Base64.getUrlDecoder()::decode);
    }
}
