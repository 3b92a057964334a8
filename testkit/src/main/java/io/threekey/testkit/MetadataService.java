package io.threekey.testkit;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Signs lists of models as FIDO's Metadata Service does (MDS 3.1.1, 3.1.7), under a root of its own. */
public final class MetadataService {

    public static final String HOST = "mds.fidoalliance.org";

    private static final JsonMapper JSON = new JsonMapper();

    private final CertificateAuthority root = CertificateAuthority.named("Root of the list");
    private final KeyPair keys = Keys.generate(new SecureRandom());
    private final X509Certificate signer;

    private MetadataService(String host, Instant until) {
        this.signer = root.forHost(host, keys.getPublic(), until);
    }

    public static MetadataService fresh() {
        return of(HOST);
    }

    /** One that is somebody else, under a root that is trusted all the same. */
    public static MetadataService of(String host) {
        return new MetadataService(host, Instant.parse("2045-01-01T00:00:00Z"));
    }

    public static MetadataService whoseCertificateRanOutAt(Instant end) {
        return new MetadataService(HOST, end);
    }

    public X509Certificate root() {
        return root.certificate();
    }

    /** @param statuses as status reports name them */
    public record Entry(Maker maker, String name, String protection, Set<String> statuses) {

        public static Entry of(Maker maker, String name, String... statuses) {
            return new Entry(maker, name, "hardware", Set.of(statuses));
        }
    }

    /** @param nextUpdate such as {@code 2026-12-01} */
    public String list(long number, String nextUpdate, List<Entry> entries) {
        var payload = JSON.createObjectNode()
                .put("legalHeader", "none")
                .put("no", number)
                .put("nextUpdate", nextUpdate);
        var array = payload.putArray("entries");
        entries.forEach(entry -> array.add(written(entry)));
        return signed(payload.toString());
    }

    /** Anything at all, signed. */
    public String signed(String payload) {
        var header = JSON.createObjectNode().put("alg", "ES256").put("typ", "JWT");
        header.putArray("x5c").add(base64(signer));
        var content = text(header.toString()) + "." + text(payload);
        var signature = Keys.sign(keys.getPrivate(), content.getBytes(StandardCharsets.US_ASCII), SignatureForm.RAW);
        return content + "." + Bytes.base64Url(signature);
    }

    private static ObjectNode written(Entry entry) {
        var json = JSON.createObjectNode().put("aaguid", entry.maker().model().toString());
        var statement = json.putObject("metadataStatement").put("description", entry.name());
        statement.putArray("keyProtection").add(entry.protection());
        statement
                .putArray("attestationRootCertificates")
                .add(base64(entry.maker().root()));
        statement
                .putArray("userVerificationDetails")
                .addArray()
                .addObject()
                .put("userVerificationMethod", "passcode_internal");
        var reports = json.putArray("statusReports");
        entry.statuses()
                .forEach(status -> reports.addObject().put("status", status).put("effectiveDate", "2026-01-01"));
        return json;
    }

    private static String text(String json) {
        return Bytes.base64Url(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("a certificate that was read cannot be written", broken);
        }
    }
}
