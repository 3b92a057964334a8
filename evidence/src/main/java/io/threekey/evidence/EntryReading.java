package io.threekey.evidence;

import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.MerkleHash;
import io.threekey.tlog.RightEdge;
import io.threekey.tlog.TreeHead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Goes through the entries once, in order: each readable, each after the one before, each payload the one it commits
 * to, and the tiles exactly those that the entries hash to.
 */
final class EntryReading {

    /** Hears every entry that was readable. */
    @FunctionalInterface
    interface Listener {
        void entry(long index, Leaf leaf, JsonObject payload);
    }

    private final Export export;
    private final long size;
    private final Findings findings;
    private final RightEdge edge = RightEdge.empty();
    private Instant latest = Instant.MIN;

    EntryReading(Export export, long size, Findings findings) {
        this.export = export;
        this.size = size;
        this.findings = findings;
    }

    /** The head that the entries give, whatever the export says of it. */
    TreeHead readAll(Listener listener) {
        for (BundleAddress bundle : BundleAddress.allOf(size)) {
            if (findings.areEnough()) {
                break;
            }
            read(bundle, listener);
            compareTiles();
        }
        return edge.head();
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
            edge.add(MerkleHash.leaf(entries.get(i)));
            if (!lines.isEmpty()) {
                read(bundle.firstEntry() + i, entries.get(i), lines.get(i), listener);
            }
        }
    }

    private List<String> payloadLines(BundleAddress bundle) {
        String file = ExportFiles.payloads(bundle);
        byte[] bytes = export.read(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            findings.add(FailureKind.PAYLOAD, file, "It is not UTF-8.");
            return List.of();
        }
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (lines.size() != bundle.width() + 1 || !lines.getLast().isEmpty()) {
            findings.add(
                    FailureKind.PAYLOAD,
                    file,
                    "It does not hold exactly one line for each of the " + bundle.width() + " entries.");
            return List.of();
        }
        return lines.subList(0, bundle.width());
    }

    private void read(long index, byte[] entry, String line, Listener listener) {
        Leaf leaf;
        try {
            leaf = Leaf.parse(entry);
        } catch (MalformedDocument e) {
            findings.add(FailureKind.ENTRY, index, "The entry is not readable: " + e.getMessage() + ".");
            return;
        }
        if (leaf.at().isBefore(latest)) {
            findings.add(FailureKind.ORDER, index, "The entry is dated before the one that precedes it.");
        }
        latest = leaf.at();
        PayloadLine payload;
        try {
            payload = PayloadLine.parse(line);
        } catch (MalformedDocument e) {
            findings.add(FailureKind.PAYLOAD, index, "Its payload is not readable: " + e.getMessage() + ".");
            return;
        }
        if (payload.index() != index) {
            findings.add(
                    FailureKind.PAYLOAD, index, "In its place stands the payload of entry " + payload.index() + ".");
        } else if (!payload.isCommittedToBy(leaf)) {
            findings.add(FailureKind.PAYLOAD, index, "Its payload is not the one that the entry commits to.");
        } else {
            listener.entry(index, leaf, payload.payload());
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
