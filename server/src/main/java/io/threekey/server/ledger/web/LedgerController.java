package io.threekey.server.ledger.web;

import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.ledger.LogIdentity;
import io.threekey.server.ledger.PublishedTree;
import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.TileAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The public log of C2SP tlog-tiles under {@code /ledger}: checkpoint and its key, tiles of hashes, bundles of leaves. */
@RestController
@Requires(Permission.ANYONE)
class LedgerController {

    private static final CacheControl NEVER_CHANGES =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final PublishedTree tree;
    private final LogIdentity log;

    LedgerController(PublishedTree tree, LogIdentity log) {
        this.tree = tree;
        this.log = log;
    }

    @GetMapping("/ledger/checkpoint")
    ResponseEntity<String> checkpoint() {
        return text(tree.checkpoint());
    }

    /**
     * The keys of the checkpoints, one a line, for a witness to watch by: two while one follows upon the other. Whether
     * they are the right ones the signed charter says.
     */
    @GetMapping("/ledger/key")
    ResponseEntity<String> keys() {
        return text(tree.checkpoint().map(published -> String.join("\n", log.vkeys()) + "\n"));
    }

    private static ResponseEntity<String> text(Optional<String> body) {
        return body.map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noCache())
                        .contentType(MediaType.parseMediaType("text/plain;charset=utf-8"))
                        .body(found))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/ledger/tile/entries/{*place}")
    ResponseEntity<byte[]> bundle(@PathVariable String place) {
        return answer(parsed("tile/entries" + place, BundleAddress::parse).flatMap(tree::bundle));
    }

    @GetMapping("/ledger/tile/{level:[0-9]+}/{*place}")
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String place) {
        return answer(parsed("tile/" + level + place, TileAddress::parse).flatMap(tree::tile));
    }

    private static <A> Optional<A> parsed(String path, Function<String, A> parser) {
        try {
            return Optional.of(parser.apply(path));
        } catch (IllegalArgumentException noSuchPlace) {
            return Optional.empty();
        }
    }

    // also a partial tile is for ever what it is: its path names its width
    private static ResponseEntity<byte[]> answer(Optional<byte[]> bytes) {
        return bytes.map(found -> ResponseEntity.ok()
                        .cacheControl(NEVER_CHANGES)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(found))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
