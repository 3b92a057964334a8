package io.threekey.charter.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON strictly. What two readers could understand differently is refused with the path of the place. */
public final class JsonReader {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DEEPEST = 32;
    private static final int LONGEST_INTEGER = 17;
    private static final String ROOT = "$";

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads one value.
     *
     * @throws MalformedDocument unless the bytes are UTF-8 and one JSON value of the restricted kinds
     */
    public static Json read(byte[] bytes) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), decode(bytes))) {
            return new JsonReader(parser).whole();
        } catch (JacksonException notJson) {
            throw new MalformedDocument(ROOT, "not JSON: " + notJson.getOriginalMessage(), notJson);
        }
    }

    private static String decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw new MalformedDocument(ROOT, "starts with a byte order mark (RFC 8259, 8.1)");
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedDocument(ROOT, "not UTF-8", notUtf8);
        }
    }

    /** Where something stands; written out only where something is wrong there. */
    private record Place(@Nullable Place around, String name, int index) {

        private static final Place ROOT = new Place(null, JsonReader.ROOT, 0);

        private Place in(String field) {
            return new Place(this, field, -1);
        }

        private Place at(int item) {
            return new Place(this, "", item);
        }

        @Override
        public String toString() {
            if (around == null) {
                return name;
            }
            return around + (index < 0 ? "." + name : "[" + index + "]");
        }
    }

    private Json whole() {
        var value = value(parser.nextToken(), Place.ROOT, 0);
        if (parser.nextToken() != null) {
            throw new MalformedDocument(ROOT, "something follows the document");
        }
        return value;
    }

    private Json value(JsonToken token, Place path, int depth) {
        return switch (token) {
            case START_OBJECT -> object(path, deeper(path, depth));
            case START_ARRAY -> array(path, deeper(path, depth));
            case VALUE_STRING -> text(parser.getString(), path);
            case VALUE_NUMBER_INT -> integer(parser.getString(), path);
            case VALUE_TRUE -> new JsonFlag(true);
            case VALUE_FALSE -> new JsonFlag(false);
            case VALUE_NUMBER_FLOAT ->
                throw new MalformedDocument(path.toString(), "fractions and exponents are not allowed");
            case VALUE_NULL -> throw new MalformedDocument(path.toString(), "null is not allowed");
            case null, default -> throw new MalformedDocument(path.toString(), "a value is missing");
        };
    }

    private static int deeper(Place path, int depth) {
        if (depth == DEEPEST) {
            throw new MalformedDocument(path.toString(), "nested deeper than " + DEEPEST);
        }
        return depth + 1;
    }

    private JsonObject object(Place path, int depth) {
        var fields = new LinkedHashMap<String, Json>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = text(parser.currentName(), path).value();
            var fieldPath = path.in(name);
            if (fields.put(name, value(parser.nextToken(), fieldPath, depth)) != null) {
                throw new MalformedDocument(fieldPath.toString(), "the field is there twice");
            }
        }
        return new JsonObject(fields);
    }

    private JsonArray array(Place path, int depth) {
        var items = new ArrayList<Json>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, path.at(items.size()), depth));
        }
        return new JsonArray(items);
    }

    private static JsonText text(String text, Place path) {
        try {
            return new JsonText(text);
        } catch (IllegalArgumentException notUnicode) {
            throw new MalformedDocument(path.toString(), "text holds half of a surrogate pair", notUnicode);
        }
    }

    private static JsonInteger integer(String digits, Place path) {
        if (digits.length() > LONGEST_INTEGER || Math.abs(Long.parseLong(digits)) > JsonInteger.LARGEST) {
            throw new MalformedDocument(path.toString(), "an integer beyond 2^53-1");
        }
        return new JsonInteger(Long.parseLong(digits));
    }
}
