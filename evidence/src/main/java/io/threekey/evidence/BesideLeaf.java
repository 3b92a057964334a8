package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import io.threekey.charter.json.MalformedDocument;

/** What lies beside the leaf of an entry: its payload, or the word that it was erased. One line of a payload file. */
sealed interface BesideLeaf permits PayloadLine, ErasedLine {

    long index();

    /** In its canonical form. */
    String text();

    JsonObject.Builder writeTo(JsonObject.Builder line);

    static BesideLeaf of(long index, ExportedEntry entry) {
        return switch (entry) {
            case ErasedEntry erased -> new ErasedLine(index, erased.version());
            case LedgerEntry whole -> PayloadLine.of(index, whole.salt(), object(index, whole.payload()));
        };
    }

    private static JsonObject object(long index, byte[] payload) {
        if (CanonicalJson.read(payload) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("The payload of entry " + index + " is not a JSON object");
    }

    static BesideLeaf parse(String line) {
        if (JsonReader.read(line.getBytes(UTF_8)) instanceof JsonObject object) {
            BesideLeaf parsed = Fields.whole(object, "line", BesideLeaf::read);
            if (parsed.text().equals(line)) {
                return parsed;
            }
            throw new MalformedDocument("line", "is not in the canonical form of RFC 8785");
        }
        throw new MalformedDocument("line", "is not an object");
    }

    static BesideLeaf read(Fields fields) {
        long index = fields.integer("index");
        return fields.has(ErasedLine.BY)
                ? new ErasedLine(index, fields.count(ErasedLine.BY))
                : PayloadLine.of(index, fields.bytes("salt"), fields.object("payload"));
    }
}
