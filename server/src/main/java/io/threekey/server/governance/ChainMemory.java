package io.threekey.server.governance;

import io.threekey.charter.Fingerprint;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.JsonArray;
import io.threekey.server.keys.NodeHome;
import io.threekey.server.keys.NodeHome.Intact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the node remembers of the decisions in its own home, so that no database can make it forget. */
@Component
class ChainMemory {

    private static final String FINGERPRINT = "founding-fingerprint";
    private static final String DECISIONS = "verified-decisions";
    private static final String FORMAT = "threekey-verified-decisions/1";

    private final NodeHome home;
    private final Optional<Fingerprint> told;

    ChainMemory(NodeHome home, @Value("${threekey.founding-fingerprint:}") String told) {
        this.home = home;
        this.told = told.isBlank() ? Optional.empty() : Optional.of(Fingerprint.parse(told));
    }

    /**
     * As pinned; where that file is lost, as of the verified decisions, which lie under the same seal; on a node that has
     * neither, as {@code THREEKEY_FOUNDING_FINGERPRINT} tells.
     */
    Optional<Fingerprint> fingerprint() {
        return content(FINGERPRINT)
                .map(bytes -> Fingerprint.parse(new String(bytes, StandardCharsets.US_ASCII)))
                .or(() -> decisions().stream()
                        .findFirst()
                        .map(founding -> new Fingerprint(Digest.of(founding.document()))))
                .or(() -> told);
    }

    /** @throws IllegalStateException where this node has verified a founding already */
    void pin(Fingerprint fingerprint) {
        if (!decisions().isEmpty()) {
            throw new IllegalStateException("this installation is founded already");
        }
        home.write(FINGERPRINT, fingerprint.grouped().getBytes(StandardCharsets.US_ASCII));
    }

    List<ChainLink> decisions() {
        return content(DECISIONS)
                .map(bytes -> Document.read(bytes, FORMAT, fields -> fields.objects("links", ChainLink::read)))
                .orElse(List.of());
    }

    void remember(List<ChainLink> links) {
        home.write(
                DECISIONS,
                CanonicalJson.bytes(Document.of(FORMAT)
                        .put(
                                "links",
                                new JsonArray(
                                        links.stream().map(ChainLink::asJson).toList()))
                        .build()));
    }

    /** Which of the two files is not as this installation wrote it. */
    List<String> altered() {
        return Stream.of(FINGERPRINT, DECISIONS)
                .filter(name -> home.read(name) instanceof NodeHome.Altered)
                .toList();
    }

    private Optional<byte[]> content(String name) {
        return switch (home.read(name)) {
            case Intact(var bytes) -> Optional.of(bytes);
            case NodeHome.Absent absent -> Optional.empty();
            case NodeHome.Altered altered -> Optional.empty();
        };
    }
}
