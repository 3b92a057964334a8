package io.threekey.charter.json;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Named values, kept in the order of RFC 8785 section 3.2.3: by UTF-16 code units of the name. */
public record JsonObject(Map<String, Json> fields) implements Json {

    public JsonObject {
        fields = OrderedFields.of(fields);
        fields.keySet().forEach(JsonText::requireUnicode);
    }

    public static JsonObject of(Map<String, Json> fields) {
        return new JsonObject(fields);
    }

    public Optional<Json> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Puts each name once; a second put of the same name is a mistake in the caller. */
    public static final class Builder {
        private final OrderedFields.Gathered fields = new OrderedFields.Gathered();

        Builder() {}

        public Builder put(String name, Json value) {
            if (!fields.add(name, value)) {
                throw new IllegalArgumentException("field '" + name + "' is put twice");
            }
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new JsonText(value));
        }

        public Builder put(String name, long value) {
            return put(name, new JsonInteger(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, new JsonFlag(value));
        }

        public Builder put(String name, Instant value) {
            return put(name, InstantText.of(value));
        }

        public Builder put(String name, Digest value) {
            return put(name, value.hex());
        }

        /** Binary is written as base64url without padding. */
        public Builder put(String name, byte[] value) {
            return put(name, Base64Url.encode(value));
        }

        public JsonObject build() {
            return new JsonObject(fields.ordered());
        }
    }
}
