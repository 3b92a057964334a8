package io.threekey.charter.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The canonical bytes of a value by RFC 8785, and reading that accepts nothing but them. */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static byte[] bytes(Json value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(Json value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /**
     * Reads canonical bytes.
     *
     * @throws MalformedDocument also where another spelling of the same value was given
     */
    public static Json read(byte[] bytes) {
        var value = JsonReader.read(bytes);
        if (!Arrays.equals(bytes(value), bytes)) {
            throw new MalformedDocument("$", "not in the canonical form of RFC 8785");
        }
        return value;
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case JsonObject object -> writeObject(object, out);
            case JsonArray array -> writeArray(array.items(), out);
            case JsonText text -> writeText(text.value(), out);
            case JsonInteger integer -> out.append(integer.value());
            case JsonFlag flag -> out.append(flag.value());
        }
    }

    private static void writeObject(JsonObject object, StringBuilder out) {
        var separator = '{';
        for (var field : object.fields().entrySet()) {
            out.append(separator);
            writeText(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private static void writeArray(List<? extends Json> items, StringBuilder out) {
        var separator = '[';
        for (var item : items) {
            out.append(separator);
            write(item, out);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    /** What needs no escape is copied in stretches: everything signed, sealed or recorded passes through here. */
    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        var copied = 0;
        for (int at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, copied, at).append(escaped(c));
                copied = at + 1;
            }
        }
        out.append(text, copied, text.length()).append('"');
    }

    // RFC 8785, 3.2.2.2: two-character escapes where they exist, \\u00xx in lower case below space, all else literal
    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> "\\u%04x".formatted((int) c);
        };
    }
}
