package io.threekey.server.ledger;

import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.InclusionProof;
import io.threekey.tlog.InconsistentTree;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What anybody may read of the ledger, as C2SP tlog-tiles lays it out: never more than the verified checkpoint covers. */
@Component
public class PublishedTree {

    private final VerifiedHead verified;
    private final LedgerTiles tiles;
    private final EntryTable entries;
    private final ObjectProvider<OutsideWitnesses> witnesses;

    PublishedTree(
            VerifiedHead verified, LedgerTiles tiles, EntryTable entries, ObjectProvider<OutsideWitnesses> witnesses) {
        this.verified = verified;
        this.tiles = tiles;
        this.entries = entries;
        this.witnesses = witnesses;
    }

    /**
     * The signed note, with its cosignatures the newest that enough witnesses have confirmed: who trusts them never sees
     * one that they have not (C2SP tlog-witness). The newest of all where nobody must confirm it, or nobody has yet.
     */
    public Optional<String> checkpoint() {
        return confirmed().or(verified::latest).map(SignedCheckpoint::note);
    }

    /** The newest that this node has verified, with the log's signature alone: what witnesses are asked about. */
    public Optional<SignedCheckpoint> newest() {
        return verified.latest();
    }

    /** What a later tree is proved to continue an earlier one by. */
    public TileStore tiles() {
        return tiles;
    }

    private Optional<SignedCheckpoint> confirmed() {
        return witnesses.stream()
                .flatMap(asked -> asked.newestConfirmed().stream())
                .findFirst();
    }

    /** That this entry stands in the tree of {@link #checkpoint}; empty where it does not cover it, or tiles were altered. */
    public Optional<InclusionProof> proof(long index) {
        var size = confirmed()
                .or(verified::latest)
                .map(published -> published.checkpoint().size())
                .orElse(0L);
        try {
            return index < 0 || index >= size
                    ? Optional.empty()
                    : Optional.of(InclusionProof.prove(tiles, index, size));
        } catch (InconsistentTree altered) {
            return Optional.empty();
        }
    }

    public Optional<byte[]> tile(TileAddress address) {
        var covered = size() >> 8 * address.level();
        return covers(covered, address.index(), address.width()) ? tiles.read(address) : Optional.empty();
    }

    /** Leaves, each of which commits to a payload that is not published here. */
    public Optional<byte[]> bundle(BundleAddress address) {
        if (!covers(size(), address.index(), address.width())) {
            return Optional.empty();
        }
        var leaves = entries.leavesBetween(address.firstEntry(), address.firstEntry() + address.width());
        return leaves.size() == address.width() ? Optional.of(new EntryBundle(leaves).encode()) : Optional.empty();
    }

    private static boolean covers(long count, long index, int width) {
        return index <= (count - width) / LedgerTiles.WIDTH && index * LedgerTiles.WIDTH + width <= count;
    }

    private long size() {
        return verified.latest().map(head -> head.checkpoint().size()).orElse(0L);
    }
}
