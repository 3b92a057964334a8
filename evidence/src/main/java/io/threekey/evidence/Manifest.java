package io.threekey.evidence;

import io.threekey.charter.Fingerprint;
import io.threekey.charter.InstallationId;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;

/**
 * What an export says of itself on its first page. All of it is checked against what the entries give.
 *
 * @param origin of the ledger
 * @param size number of entries
 */
public record Manifest(InstallationId installation, Fingerprint fingerprint, String origin, long size) {

    public static final String FORMAT = "threekey-export/1";

    public Manifest {
        if (size < 1) {
            throw new IllegalArgumentException("an export has at least the entry of the founding, not " + size);
        }
    }

    public static Manifest parse(byte[] canonical) {
        return Document.read(canonical, FORMAT, Manifest::read);
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(Document.of(FORMAT)
                .put("installation", installation.value())
                .put("fingerprint", fingerprint.digest())
                .put("origin", origin)
                .put("size", size)
                .build());
    }

    private static Manifest read(Fields fields) {
        return new Manifest(
                fields.text("installation", InstallationId::new),
                new Fingerprint(fields.digest("fingerprint")),
                fields.text("origin"),
                fields.integer("size"));
    }
}
