package io.threekey.charter.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads an object field by field. Every miss is a {@link MalformedDocument} that names the place; {@link #whole} sees
 * to it that no field is ever ignored.
 */
public final class Fields {
    private final JsonObject object;
    private final String where;
    private final Set<String> read = new HashSet<>();

    private Fields(JsonObject object, String where) {
        this.object = object;
        this.where = where;
    }

    public static Fields of(JsonObject object, String where) {
        return new Fields(object, where);
    }

    public boolean has(String name) {
        return object.get(name).isPresent();
    }

    /** The names that are there, for objects that are maps; each must still be read. */
    public Set<String> names() {
        return object.fields().keySet();
    }

    public String text(String name) {
        return get(name, JsonText.class, "text").value();
    }

    /** Text in the form of a value; the value's own IllegalArgumentException becomes the reason. */
    public <T> T text(String name, Function<String, T> form) {
        return formed(name, text(name), form);
    }

    public long integer(String name) {
        return get(name, JsonInteger.class, "an integer").value();
    }

    /** An integer from zero to 2^31-1. */
    public int count(String name) {
        var value = integer(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw malformed(name, value + " is not a count");
        }
        return (int) value;
    }

    public boolean flag(String name) {
        return get(name, JsonFlag.class, "true or false").value();
    }

    public Instant instant(String name) {
        return text(name, InstantText::parse);
    }

    public byte[] bytes(String name) {
        return text(name, Base64Url::decode);
    }

    public Digest digest(String name) {
        return text(name, Digest::parse);
    }

    public JsonObject object(String name) {
        return get(name, JsonObject.class, "an object");
    }

    public JsonArray array(String name) {
        return get(name, JsonArray.class, "an array");
    }

    /** A nested object, read to its end by the reader given. */
    public <T> T object(String name, Function<Fields, T> reader) {
        return whole(object(name), where + "." + name, reader);
    }

    /** An array of objects, each read to its end. */
    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        var found = new ArrayList<T>();
        for (var item : array(name).items()) {
            var place = place(name, found.size());
            found.add(whole(of(item, JsonObject.class, place, "an object"), place, reader));
        }
        return List.copyOf(found);
    }

    public List<String> texts(String name) {
        return texts(name, Function.identity());
    }

    public <T> List<T> texts(String name, Function<String, T> form) {
        var found = new ArrayList<T>();
        for (var item : array(name).items()) {
            var place = name + "[" + found.size() + "]";
            found.add(formed(
                    place,
                    of(item, JsonText.class, place(name, found.size()), "text").value(),
                    form));
        }
        return List.copyOf(found);
    }

    /** A field that may be absent: {@code fields.optional("until", fields::instant)}. */
    public <T> Optional<T> optional(String name, Function<String, T> reading) {
        return has(name) ? Optional.of(reading.apply(name)) : Optional.empty();
    }

    public Optional<String> optionalText(String name) {
        return optional(name, this::text);
    }

    public Optional<Long> optionalInteger(String name) {
        return optional(name, this::integer);
    }

    public Optional<Instant> optionalInstant(String name) {
        return optional(name, this::instant);
    }

    public Optional<Digest> optionalDigest(String name) {
        return optional(name, this::digest);
    }

    public Optional<JsonObject> optionalObject(String name) {
        return optional(name, this::object);
    }

    void nothingElse() {
        for (var name : object.fields().keySet()) {
            if (!read.contains(name)) {
                throw malformed(name, "an unknown field");
            }
        }
    }

    public MalformedDocument malformed(String name, String why) {
        return new MalformedDocument(where + "." + name, why);
    }

    /** An object read to its end: a field that the reader did not ask for is one too many. */
    public static <T> T whole(JsonObject object, String where, Function<Fields, T> reader) {
        var fields = of(object, where);
        try {
            var value = reader.apply(fields);
            fields.nothingElse();
            return value;
        } catch (IllegalArgumentException impossibleValue) {
            throw new MalformedDocument(where, String.valueOf(impossibleValue.getMessage()), impossibleValue);
        }
    }

    private <T extends Json> T get(String name, Class<T> type, String kind) {
        read.add(name);
        var value = object.get(name).orElseThrow(() -> malformed(name, "is missing"));
        if (!type.isInstance(value)) {
            throw malformed(name, "is not " + kind);
        }
        return type.cast(value);
    }

    private static <T extends Json> T of(Json value, Class<T> type, String place, String kind) {
        if (!type.isInstance(value)) {
            throw new MalformedDocument(place, "is not " + kind);
        }
        return type.cast(value);
    }

    private <T> T formed(String name, String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException wrongForm) {
            throw malformed(name, String.valueOf(wrongForm.getMessage()));
        }
    }

    private String place(String name, int index) {
        return where + "." + name + "[" + index + "]";
    }
}
