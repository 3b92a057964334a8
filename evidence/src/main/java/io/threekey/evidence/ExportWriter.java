package io.threekey.evidence;

import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.ConsistencyProof;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.Hash;
import io.threekey.tlog.InclusionProof;
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
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Writes an export of the ledger as it stands at one checkpoint, a bundle at a time. It copies what is stored and checks
 * nothing: whether the ledger is sound is for the reader to find out. The same checkpoint and extent give the same bytes,
 * however often the writing was interrupted.
 */
public final class ExportWriter {

    private final ExportFolder folder;
    private final Manifest page;
    private final ExportSource source;

    private ExportWriter(ExportFolder folder, Manifest page, ExportSource source) {
        this.folder = folder;
        this.page = page;
        this.source = source;
    }

    /**
     * @param directory new, empty, or one in which this very export was begun
     * @throws IllegalArgumentException where entries, tiles or payloads are missing or cannot be written
     */
    public static void write(Path directory, Manifest page, SignedCheckpoint checkpoint, ExportSource source)
            throws IOException {
        write(directory, page, checkpoint, source, Files::write);
    }

    /** @param entries the first {@code page.size()} entries in order; read once, a bundle at a time */
    public static void write(
            Path directory,
            Manifest page,
            SignedCheckpoint checkpoint,
            TileStore tiles,
            Iterator<? extends ExportedEntry> entries)
            throws IOException {
        write(directory, page, checkpoint, new ReadOnce(tiles, entries));
    }

    static void write(
            Path directory, Manifest page, SignedCheckpoint checkpoint, ExportSource source, ExportFolder.Disk disk)
            throws IOException {
        if (checkpoint.checkpoint().size() != page.size()) {
            throw new IllegalArgumentException("The checkpoint is of another size than the export");
        }
        try (ExportFolder folder = ExportFolder.open(directory, page, disk)) {
            folder.putDurably(ExportFiles.CHECKPOINT, checkpoint.bytes()); // first, for whoever goes on
            new ExportWriter(folder, page, source).write();
            folder.finish();
        }
    }

    /** The checkpoint of the export that was begun in this folder and not finished: to go on, write that one. */
    public static Optional<SignedCheckpoint> begunAt(Path directory) throws IOException {
        return ExportFolder.begunAt(directory);
    }

    private void write() throws IOException {
        if (page.wholeFrom() < page.size()) {
            for (TileAddress tile : each(TileAddress.since(page.wholeFrom(), page.size()))) {
                tile(tile);
            }
            for (BundleAddress bundle : each(BundleAddress.since(page.wholeFrom(), page.size()))) {
                if (!isThere(bundle)) {
                    bundle(bundle);
                }
            }
        }
        if (!(page.extent() instanceof Extent.Whole)) {
            shown(source.shown().chain(), page.extent().chain(), ExportFiles::chain);
            shown(source.shown().chosen(), page.extent().chosen(), ExportFiles::chosen);
            seen();
        }
    }

    private static <T> Iterable<T> each(java.util.stream.Stream<T> stream) {
        return stream::iterator;
    }

    private void tile(TileAddress address) throws IOException {
        byte[] bytes = source.tiles()
                .read(address)
                .orElseThrow(() -> new IllegalArgumentException("The tile " + address.path() + " is not stored"));
        folder.put(address.path(), Arrays.copyOf(bytes, address.width() * Hash.LENGTH));
    }

    /** A power cut leaves files without their bytes, so they are looked at and not only for. */
    private boolean isThere(BundleAddress bundle) throws IOException {
        Optional<byte[]> entries = folder.read(bundle.path());
        Optional<byte[]> lines = folder.read(ExportFiles.payloads(bundle));
        Optional<byte[]> hashes = folder.read(new TileAddress(0, bundle.index(), bundle.width()).path());
        return entries.isPresent()
                && lines.isPresent()
                && hashes.isPresent()
                && BundleOnDisk.isSound(bundle, entries.get(), lines.get(), hashes.get());
    }

    private void bundle(BundleAddress address) throws IOException {
        List<byte[]> leaves = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (ExportedEntry entry : between(address.firstEntry(), address.firstEntry() + address.width())) {
            lines.append(BesideLeaf.of(address.firstEntry() + leaves.size(), entry)
                            .text())
                    .append('\n');
            leaves.add(entry.leaf());
        }
        folder.put(address.path(), new EntryBundle(leaves).encode());
        folder.put(ExportFiles.payloads(address), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void shown(List<Long> indexes, long announced, LongFunction<String> names) throws IOException {
        if (indexes.size() != announced) {
            throw new IllegalArgumentException(indexes.size() + " entries are to be shown and not " + announced);
        }
        for (int file = 0; file < ExportFiles.filesFor(announced); file++) {
            int from = file * EntryBundle.FULL;
            StringBuilder lines = new StringBuilder();
            for (long index : indexes.subList(from, Math.min(from + EntryBundle.FULL, indexes.size()))) {
                lines.append(shown(index).text()).append('\n');
            }
            folder.put(names.apply(file), lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private ShownEntry shown(long index) {
        ExportedEntry entry = between(index, index + 1).getFirst();
        return new ShownEntry(
                entry.leaf(),
                InclusionProof.prove(source.tiles(), index, page.size()).path(),
                BesideLeaf.of(index, entry));
    }

    private void seen() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (long size : source.shown().seen()) {
            lines.append(new SeenLine(ConsistencyProof.prove(source.tiles(), size, page.size())).text())
                    .append('\n');
        }
        folder.put(ExportFiles.SEEN, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<? extends ExportedEntry> between(long from, long to) {
        List<? extends ExportedEntry> found = source.between(from, to);
        if (found.size() != to - from) {
            throw new IllegalArgumentException("Entry " + (from + found.size()) + " is missing");
        }
        return found;
    }
}
