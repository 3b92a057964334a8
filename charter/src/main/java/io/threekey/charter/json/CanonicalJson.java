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

    // RFC 8785, 3.2.2.2: two-character escapes where they exist, \\u00xx in lower case below space, all else literal
    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (var c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }
}
