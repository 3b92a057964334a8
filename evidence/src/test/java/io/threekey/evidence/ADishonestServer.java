package io.threekey.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Exports of ledgers that were rewritten, and the sentences by which an auditor learns of it. */
final class ADishonestServer {

    /** Where the entries of the small ledger stand. */
    static final int SIGNED_IN = 1;

    static final int PROPOSED = 2;
    static final int LAST_ACT = 5;
    static final int ADOPTED = 6;

    private final Path directory;
    private int written;

    ADishonestServer(Path directory) {
        this.directory = directory;
    }

    /** The same record once more, as of now. */
    static LedgerEntry redated(AHospitalsLedger ledger, LedgerEntry entry) {
        return LedgerEntry.of(Leaf.parse(entry.leaf()).type(), ledger.now(), entry.salt(), payload(entry));
    }

    static JsonObject payload(LedgerEntry entry) {
        return (JsonObject) CanonicalJson.read(entry.payload());
    }

    void failsWith(AHospitalsLedger dishonest, String... sentences) throws IOException {
        assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(written(dishonest))))
                .extracting(Failure::toString)
                .contains(sentences);
    }

    void failsStartingWith(AHospitalsLedger dishonest, String start) throws IOException {
        assertThat(ExportsOnDisk.failures(ExportsOnDisk.verify(written(dishonest))))
                .extracting(Failure::toString)
                .first()
                .asString()
                .startsWith(start);
    }

    void failsSince(AHospitalsLedger other, byte[] kept, String sentence) throws IOException {
        Verdict verdict = EvidenceCheck.verify(written(other), Optional.empty(), Optional.of(kept));
        assertThat(ExportsOnDisk.failures(verdict))
                .extracting(Failure::toString)
                .containsExactly(sentence);
    }

    Path written(AHospitalsLedger other) throws IOException {
        return ExportsOnDisk.write(other, directory.resolve("export-" + written++));
    }
}
