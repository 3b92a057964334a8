package io.threekey.evidence;

import io.threekey.charter.Fingerprint;
import io.threekey.charter.InstallationId;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonText;
import io.threekey.charter.json.MalformedDocument;

/**
 * What an export says of itself on its first page. All of it is checked against what the entries give.
 *
 * @param origin of the ledger
 * @param size number of entries that the ledger has, in the export or not
 */
public record Manifest(InstallationId installation, Fingerprint fingerprint, String origin, long size, Extent extent) {

    public static final String FORMAT = "threekey-export/1";

    /** Of a part of the ledger. */
    public static final String FORMAT_OF_A_PART = "threekey-export-part/1";

    public Manifest {
        if (size < 1) {
            throw new IllegalArgumentException("an export has at least the entry of the founding, not " + size);
        }
        if (extent instanceof Extent.Since since && since.after() > size) {
            throw new IllegalArgumentException("nothing comes after " + since.after() + " of " + size + " entries");
        }
    }

    public Manifest(InstallationId installation, Fingerprint fingerprint, String origin, long size) {
        this(installation, fingerprint, origin, size, new Extent.Whole());
    }

    public static Manifest parse(byte[] canonical) {
        if (CanonicalJson.read(canonical) instanceof JsonObject page) {
            return page.get("format")
                            .filter(new JsonText(FORMAT_OF_A_PART)::equals)
                            .isPresent()
                    ? Document.read(
                            page, FORMAT_OF_A_PART, fields -> read(fields, fields.object("extent", Extent::read)))
                    : Document.read(page, FORMAT, fields -> read(fields, new Extent.Whole()));
        }
        throw new MalformedDocument("threekey-export", "is not an object");
    }

    public byte[] bytes() {
        boolean isWhole = extent instanceof Extent.Whole;
        JsonObject.Builder page = Document.of(isWhole ? FORMAT : FORMAT_OF_A_PART)
                .put("installation", installation.value())
                .put("fingerprint", fingerprint.digest())
                .put("origin", origin)
                .put("size", size);
        if (!isWhole) {
            page.put("extent", extent.document());
        }
        return CanonicalJson.bytes(page.build());
    }

    /** From which entry on all of them are there. */
    long wholeFrom() {
        return extent.wholeFrom(size);
    }

    private static Manifest read(Fields fields, Extent extent) {
        return new Manifest(
                fields.text("installation", InstallationId::new),
                new Fingerprint(fields.digest("fingerprint")),
                fields.text("origin"),
                fields.integer("size"),
                extent);
    }
}
