package io.threekey.evidence;

import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.TileAddress;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The files of an export: {@code manifest.json}, {@code checkpoint}, the tiles and entry bundles where C2SP tlog-tiles
 * has them, and beside each bundle's entries their payloads, one a line. In a part of a ledger, also entries that stand
 * there one by one, and proofs of the earlier ledgers that signers were shown.
 */
final class ExportFiles {

    static final String MANIFEST = "manifest.json";
    static final String CHECKPOINT = "checkpoint";
    /** The manifest until everything else is there. */
    static final String UNFINISHED = "unfinished.json";
    /** Proofs that the ledger grew from those that signers were shown. */
    static final String SEEN = "seen.jsonl";

    private static final String BUNDLES = "tile/entries/";
    private static final String LINES = ".jsonl";

    private ExportFiles() {}

    /** {@code payloads/x001/234.jsonl}: named by the bundle's index alone, full or not. */
    static String payloads(BundleAddress bundle) {
        return "payloads/" + numbered(bundle.index());
    }

    static String chain(long number) {
        return "chain/" + numbered(number);
    }

    static String chosen(long number) {
        return "chosen/" + numbered(number);
    }

    private static String numbered(long index) {
        return new BundleAddress(index, EntryBundle.FULL).path().substring(BUNDLES.length()) + LINES;
    }

    /** How many files of so many lines there are. */
    static long filesFor(long lines) {
        return (lines + EntryBundle.FULL - 1) / EntryBundle.FULL;
    }

    /** Every file that this export has, and no other. */
    static Stream<String> all(Manifest page) {
        long from = page.wholeFrom();
        Extent extent = page.extent();
        return Stream.of(
                        Stream.of(MANIFEST, CHECKPOINT),
                        from == page.size() ? Stream.<String>of() : tree(from, page.size()),
                        LongStream.range(0, filesFor(extent.chain())).mapToObj(ExportFiles::chain),
                        LongStream.range(0, filesFor(extent.chosen())).mapToObj(ExportFiles::chosen),
                        extent instanceof Extent.Whole ? Stream.<String>of() : Stream.of(SEEN))
                .flatMap(paths -> paths);
    }

    private static Stream<String> tree(long from, long size) {
        return Stream.of(
                        TileAddress.since(from, size).map(TileAddress::path),
                        BundleAddress.since(from, size).map(BundleAddress::path),
                        BundleAddress.since(from, size).map(ExportFiles::payloads))
                .flatMap(paths -> paths);
    }

    /** Whether a file is one of them, told from its name alone: nobody holds the names of millions of files. */
    static boolean belongs(Manifest page, String file) {
        try {
            if (file.startsWith(BUNDLES)) {
                return isIn(page, BundleAddress.parse(file));
            }
            if (file.startsWith("tile/")) {
                return isIn(page, TileAddress.parse(file));
            }
            if (file.endsWith(LINES) && file.contains("/")) {
                return isNumbered(page, file.substring(0, file.indexOf('/')), numberOf(file));
            }
        } catch (IllegalArgumentException noSuchPlace) {
            return false;
        }
        return file.equals(MANIFEST)
                || file.equals(CHECKPOINT)
                || file.equals(SEEN) && !(page.extent() instanceof Extent.Whole);
    }

    private static boolean isIn(Manifest page, BundleAddress bundle) {
        return page.wholeFrom() < page.size()
                && bundle.firstEntry() >= page.wholeFrom()
                && BundleAddress.since(bundle.firstEntry(), page.size())
                        .findFirst()
                        .equals(Optional.of(bundle));
    }

    private static boolean isIn(Manifest page, TileAddress tile) {
        return page.wholeFrom() < page.size()
                && tile.isIn(page.size())
                && tile.index() >= (page.wholeFrom() >> 8 * tile.level()) / EntryBundle.FULL;
    }

    private static long numberOf(String file) {
        String number = file.substring(file.indexOf('/') + 1, file.length() - LINES.length());
        BundleAddress place = BundleAddress.parse(BUNDLES + number);
        if (place.width() != EntryBundle.FULL) {
            throw new IllegalArgumentException("Not numbered: " + file);
        }
        return place.index();
    }

    private static boolean isNumbered(Manifest page, String folder, long number) {
        return switch (folder) {
            case "payloads" ->
                page.wholeFrom() < page.size()
                        && number >= page.wholeFrom() / EntryBundle.FULL
                        && number < filesFor(page.size());
            case "chain" -> number < filesFor(page.extent().chain());
            case "chosen" -> number < filesFor(page.extent().chosen());
            default -> false;
        };
    }
}
