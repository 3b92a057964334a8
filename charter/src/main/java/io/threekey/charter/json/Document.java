package io.threekey.charter.json;

import java.util.function.Function;

/** A canonical JSON object that says in its field {@code format} what it is and in which version. */
public final class Document {
    private static final String FORMAT = "format";

    private Document() {}

    public static JsonObject.Builder of(String format) {
        return Json.object().put(FORMAT, format);
    }

    /**
     * Reads a document of one format.
     *
     * @throws MalformedDocument unless the bytes are canonical, of this format, and read to the last field
     */
    public static <T> T read(byte[] canonical, String format, Function<Fields, T> reader) {
        if (CanonicalJson.read(canonical) instanceof JsonObject object) {
            return read(object, format, reader);
        }
        throw new MalformedDocument(name(format), "is not an object");
    }

    public static <T> T read(JsonObject document, String format, Function<Fields, T> reader) {
        return Fields.whole(document, name(format), fields -> {
            if (!fields.text(FORMAT).equals(format)) {
                throw fields.malformed(FORMAT, "is not " + format);
            }
            return reader.apply(fields);
        });
    }

    private static String name(String format) {
        return format.substring(0, format.indexOf('/'));
    }
}
