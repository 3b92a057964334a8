package io.threekey.evidence;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.Hash;
import io.threekey.tlog.MerkleHash;
import io.threekey.tlog.RightEdge;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import io.threekey.tlog.Tree;
import io.threekey.tlog.TreeHead;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the entries of one export once, in order: each readable, each after the one before, each payload the one it commits
 * to, and the tiles exactly those that the entries hash to.
 */
final class EntryReading {

    /** Hears every entry that was readable. */
    @FunctionalInterface
    interface Listener {
        void entry(long index, Leaf leaf, JsonObject payload);

        /** Its payload is said to have been erased; whoever believes it, asks who decided that. */
        default void erased(long index, Leaf leaf, int version) {}
    }

    private final Export export;
    private final long from;
    private final long size;
    private final Findings findings;
    private final RightEdge edge;
    private final Optional<TreeHead> continued;

    private EntryReading(ReadExport read, RightEdge edge, Optional<TreeHead> continued, Findings findings) {
        this.export = read.export();
        this.from = read.page().wholeFrom();
        this.size = read.page().size();
        this.edge = edge;
        this.continued = continued;
        this.findings = findings;
    }

    /**
     * Of all entries that are there in bundles; those before them are known by the export's tiles alone.
     *
     * @param continued the ledger of an earlier export, which this one must have grown from
     * @throws io.threekey.tlog.InconsistentTree where the tiles do not tell the ledger before the first bundle
     */
    static EntryReading of(ReadExport read, Optional<TreeHead> continued, Findings findings) {
        long from = read.page().wholeFrom();
        TileStore tiles = read.export().tiles(read.page().size());
        RightEdge edge = from == 0 ? RightEdge.empty() : RightEdge.of(Tree.head(tiles, from), tiles);
        return new EntryReading(read, edge, continued, findings);
    }

    /** The head that the entries give, whatever the export says of it. */
    TreeHead readAll(Listener listener) {
        BundleAddress.since(from, size)
                .takeWhile(bundle -> !findings.areEnough())
                .forEach(bundle -> {
                    read(bundle, listener);
                    compareTiles();
                });
        mustContinueAt(size);
        mustEndTheirTiles();
        return edge.head();
    }

    /** A tile that the entries here add nothing to is not compared with them; what it is for was read, and no more. */
    private void mustEndTheirTiles() {
        TileAddress.since(from, size)
                .filter(tile -> from > 0 && tile.level() > 0)
                .filter(tile -> export.read(tile.path()).length != tile.width() * Hash.LENGTH)
                .forEach(tile -> findings.add(
                        FailureKind.TREE, tile.path(), "It does not hold as many hashes as its name says."));
    }

    private void mustContinueAt(long index) {
        continued
                .filter(earlier -> earlier.size() == index)
                .filter(earlier -> !earlier.equals(edge.head()))
                .ifPresent(earlier -> findings.add(
                        FailureKind.FORK,
                        index,
                        "The earlier export ended before it with other entries: this one does not continue it."));
    }

    private void read(BundleAddress bundle, Listener listener) {
        List<byte[]> entries;
        try {
            entries = EntryBundle.parse(export.read(bundle.path())).entries();
        } catch (IllegalArgumentException e) {
            findings.add(FailureKind.ENTRY, bundle.path(), "Its entries are not readable: " + e.getMessage() + ".");
            return;
        }
        if (entries.size() != bundle.width()) {
            findings.add(
                    FailureKind.ENTRY,
                    bundle.path(),
                    "It holds " + entries.size() + " entries instead of " + bundle.width() + ".");
            return;
        }
        List<String> lines = payloadLines(bundle);
        for (int i = 0; i < entries.size(); i++) {
            mustContinueAt(bundle.firstEntry() + i);
            edge.add(MerkleHash.leaf(entries.get(i)));
            if (!lines.isEmpty()) {
                read(bundle.firstEntry() + i, entries.get(i), lines.get(i), listener);
            }
        }
    }

    private List<String> payloadLines(BundleAddress bundle) {
        String file = ExportFiles.payloads(bundle);
        List<String> lines = Lines.of(file, export.read(file), findings);
        if (lines.size() != bundle.width()) {
            findings.add(
                    FailureKind.PAYLOAD,
                    file,
                    "It does not hold exactly one line for each of the " + bundle.width() + " entries.");
            return List.of();
        }
        return lines;
    }

    private void read(long index, byte[] entry, String line, Listener listener) {
        Leaf leaf;
        try {
            leaf = Leaf.parse(entry);
        } catch (MalformedDocument e) {
            findings.add(FailureKind.ENTRY, index, "The entry is not readable: " + e.getMessage() + ".");
            return;
        }
        BesideLeaf beside;
        try {
            beside = BesideLeaf.parse(line);
        } catch (MalformedDocument e) {
            findings.add(FailureKind.PAYLOAD, index, "Its payload is not readable: " + e.getMessage() + ".");
            return;
        }
        if (beside.index() != index) {
            findings.add(
                    FailureKind.PAYLOAD, index, "In its place stands the payload of entry " + beside.index() + ".");
        } else {
            tell(leaf, beside, listener, findings);
        }
    }

    static void tell(Leaf leaf, BesideLeaf beside, Listener listener, Findings findings) {
        switch (beside) {
            case ErasedLine(long index, int version) -> listener.erased(index, leaf, version);
            case PayloadLine payload
            when payload.isCommittedToBy(leaf) -> listener.entry(payload.index(), leaf, payload.payload());
            case PayloadLine payload ->
                findings.add(
                        FailureKind.PAYLOAD, payload.index(), "Its payload is not the one that the entry commits to.");
        }
    }

    private void compareTiles() {
        edge.takeChanged().forEach((address, bytes) -> {
            if (address.isIn(size) && !Arrays.equals(export.read(address.path()), bytes)) {
                findings.add(FailureKind.TREE, address.path(), "The hashes in it are not those of the entries.");
            }
        });
    }
}
