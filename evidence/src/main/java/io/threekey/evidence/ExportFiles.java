package io.threekey.evidence;

import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.TileAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of an export: {@code manifest.json}, {@code checkpoint}, the tiles and entry bundles where C2SP tlog-tiles
 * has them, and beside each bundle's entries their payloads, one a line.
 */
final class ExportFiles {

    static final String MANIFEST = "manifest.json";
    static final String CHECKPOINT = "checkpoint";

    private static final String BUNDLES = "tile/entries/";
    private static final int FULL_BUNDLE = 256;

    private ExportFiles() {}

    /** {@code payloads/x001/234.jsonl}: named by the bundle's index alone, full or not. */
    static String payloads(BundleAddress bundle) {
        String path = new BundleAddress(bundle.index(), FULL_BUNDLE).path();
        return "payloads/" + path.substring(BUNDLES.length()) + ".jsonl";
    }

    /** Every file that an export of {@code size} entries has, and no other. */
    static Stream<String> all(long size) {
        List<BundleAddress> bundles = BundleAddress.allOf(size);
        return Stream.of(
                        Stream.of(MANIFEST, CHECKPOINT),
                        TileAddress.allOf(size).stream().map(TileAddress::path),
                        bundles.stream().map(BundleAddress::path),
                        bundles.stream().map(ExportFiles::payloads))
                .flatMap(paths -> paths);
    }
}
