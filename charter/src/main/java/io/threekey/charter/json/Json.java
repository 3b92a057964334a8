package io.threekey.charter.json;

/** A value that signed documents may hold. There is no null and no fraction, so equal values have equal bytes. */
public sealed interface Json permits JsonObject, JsonArray, JsonText, JsonInteger, JsonFlag {

    static JsonObject.Builder object() {
        return new JsonObject.Builder();
    }

    static JsonText text(String value) {
        return new JsonText(value);
    }

    static JsonInteger integer(long value) {
        return new JsonInteger(value);
    }

    static JsonFlag flag(boolean value) {
        return new JsonFlag(value);
    }
}
