package io.threekey.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.server.ServerTest;
import io.threekey.server.Visitor;
import io.threekey.server.access.Origin;
import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.ConsistencyProof;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.Hash;
import io.threekey.tlog.InclusionProof;
import io.threekey.tlog.NoteVerifier;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import io.threekey.tlog.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outsider who knows the log's key and reads over HTTP, with nothing but the log library. */
@ServerTest
@Import(TappedEntries.class)
class PublishedLogTests {

    @Autowired
    Visitor visitor;

    @Autowired
    Ledger ledger;

    @Autowired
    SettledLedger settled;

    @Autowired
    LogIdentity log;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void atLeastSomeEntries() {
        if (ledger.latestCheckpoint().isEmpty()) {
            someEntries();
        }
    }

    void someEntries() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (var i = 0; i < 300; i++) {
                ledger.append(Node.TAPPED, "badge-" + i, Node.tap("badge-" + i));
            }
        });
        settled.settle();
    }

    SignedCheckpoint checkpoint() {
        return SignedCheckpoint.openExactly(
                visitor.downloads("/ledger/checkpoint").body(), NoteVerifier.parse(log.vkey()));
    }

    TileStore tiles() {
        return address -> {
            var answer = visitor.downloads("/ledger/" + address.path());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        };
    }

    @Test
    void theTilesHashToTheSignedRoot() {
        var head = checkpoint().checkpoint().head();

        assertThat(Tree.head(tiles(), head.size())).isEqualTo(head);
    }

    @Test
    void whoeverWatchesItGetsItsKey() {
        var key =
                NoteVerifier.parse(new String(visitor.downloads("/ledger/key").body(), StandardCharsets.UTF_8).strip());

        assertThat(key.vkey()).isEqualTo(log.vkey());
        assertThat(key.name()).isEqualTo(checkpoint().checkpoint().origin());
    }

    @Test
    void everyLeafIsIncluded() {
        var head = checkpoint().checkpoint().head();
        var leaves = new ArrayList<Hash>();
        for (var bundle : BundleAddress.allOf(head.size())) {
            leaves.addAll(EntryBundle.parse(
                            visitor.downloads("/ledger/" + bundle.path()).body())
                    .leaves());
        }

        assertThat(leaves).hasSize((int) head.size());
        for (var index : List.of(0L, 255L, 256L, head.size() - 1)) {
            assertThat(InclusionProof.prove(tiles(), index, head.size()).verify(leaves.get(index.intValue()), head))
                    .isTrue();
        }
    }

    @Test
    void aLaterCheckpointExtendsAnEarlierOne() {
        var earlier = checkpoint().checkpoint().head();
        someEntries();
        var later = checkpoint().checkpoint().head();

        assertThat(later.size()).isGreaterThan(earlier.size());
        assertThat(ConsistencyProof.prove(tiles(), earlier.size(), later.size()).verify(earlier, later))
                .isTrue();
    }

    @Test
    void aTileStaysReadableAtEveryWidthItEverHad() {
        var full = visitor.downloads("/ledger/" + new TileAddress(0, 0, 256).path());
        var partial = visitor.downloads("/ledger/" + new TileAddress(0, 0, 17).path());

        assertThat(full.body()).startsWith(partial.body()).hasSize(256 * 32);
        assertThat(partial.body()).hasSize(17 * 32);
        assertThat(full.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/x999/999",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/00/000",
                "tile/7/000",
                "tile/0/",
                "tile/entries/x999/999",
                "tile/entries/000.p/999",
                "tile/entries/../checkpoint",
                "tile/64/000"
            })
    void elsewhereIsNothing(String path) {
        assertThat(visitor.downloads("/ledger/" + path).statusCode()).isBetween(400, 404);
    }

    @Test
    void theSealOriginKnowsNoLedger() {
        assertThat(visitor.visits(Origin.SEAL, "/ledger/checkpoint").statusCode())
                .isEqualTo(404);
    }
}
