package io.threekey.evidence;

import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.Hash;
import io.threekey.tlog.SignedCheckpoint;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Writes an export of the ledger as it stands at one checkpoint. It copies what is stored and checks nothing: whether
 * the ledger is sound is for the reader to find out.
 */
public final class ExportWriter {

    private final Path directory;

    private ExportWriter(Path directory) {
        this.directory = directory;
    }

    /**
     * @param directory new or empty
     * @param entries the first {@code manifest.size()} entries in order; read once, a bundle at a time
     * @throws IllegalArgumentException where entries, tiles or payloads are missing or cannot be written
     */
    public static void write(
            Path directory,
            Manifest manifest,
            SignedCheckpoint checkpoint,
            TileStore tiles,
            Iterator<LedgerEntry> entries)
            throws IOException {
        if (checkpoint.checkpoint().size() != manifest.size()) {
            throw new IllegalArgumentException("The checkpoint is of another size than the export");
        }
        Files.createDirectories(directory);
        try (var content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new IllegalArgumentException("There is something in " + directory + " already");
            }
        }
        ExportWriter writer = new ExportWriter(directory);
        writer.file(ExportFiles.MANIFEST, manifest.bytes());
        writer.file(ExportFiles.CHECKPOINT, checkpoint.bytes());
        for (TileAddress tile : TileAddress.allOf(manifest.size())) {
            writer.tile(tile, tiles);
        }
        for (BundleAddress bundle : BundleAddress.allOf(manifest.size())) {
            writer.bundle(bundle, entries);
        }
    }

    private void tile(TileAddress address, TileStore tiles) throws IOException {
        byte[] bytes = tiles.read(address)
                .orElseThrow(() -> new IllegalArgumentException("The tile " + address.path() + " is not stored"));
        file(address.path(), Arrays.copyOf(bytes, address.width() * Hash.LENGTH));
    }

    private void bundle(BundleAddress address, Iterator<LedgerEntry> entries) throws IOException {
        List<byte[]> leaves = new ArrayList<>();
        StringBuilder payloads = new StringBuilder();
        for (int i = 0; i < address.width(); i++) {
            long index = address.firstEntry() + i;
            if (!entries.hasNext()) {
                throw new IllegalArgumentException("Entry " + index + " is missing");
            }
            LedgerEntry entry = entries.next();
            leaves.add(entry.leaf());
            payloads.append(PayloadLine.of(index, entry.salt(), object(index, entry.payload()))
                            .text())
                    .append('\n');
        }
        file(address.path(), new EntryBundle(leaves).encode());
        file(ExportFiles.payloads(address), payloads.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject object(long index, byte[] payload) {
        if (CanonicalJson.read(payload) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("The payload of entry " + index + " is not a JSON object");
    }

    private void file(String path, byte[] bytes) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
