package io.threekey.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threekey.charter.json.MalformedDocument;
import io.threekey.tlog.BundleAddress;
import io.threekey.tlog.EntryBundle;
import io.threekey.tlog.Hash;
import java.util.Arrays;
import java.util.List;

/** Whether a bundle that was written before an interruption is as it would be written again. */
final class BundleOnDisk {

    private BundleOnDisk() {}

    /** An erased payload is read again: that it was erased stands in no leaf. */
    static boolean isSound(BundleAddress address, byte[] bundle, byte[] payloads, byte[] hashes) {
        try {
            EntryBundle entries = EntryBundle.parse(bundle);
            List<String> lines = Arrays.asList(new String(payloads, UTF_8).split("\n", -1));
            return Arrays.equals(encoded(entries), hashes)
                    && lines.size() == address.width() + 1
                    && lines.getLast().isEmpty()
                    && areSound(address.firstEntry(), entries, lines);
        } catch (IllegalArgumentException | MalformedDocument unreadable) {
            return false;
        }
    }

    private static boolean areSound(long first, EntryBundle entries, List<String> lines) {
        for (int i = 0; i < entries.entries().size(); i++) {
            Leaf leaf = Leaf.parse(entries.entries().get(i));
            if (!(BesideLeaf.parse(lines.get(i)) instanceof PayloadLine payload)
                    || payload.index() != first + i
                    || !payload.isCommittedToBy(leaf)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] encoded(EntryBundle entries) {
        List<Hash> leaves = entries.leaves();
        byte[] bytes = new byte[leaves.size() * Hash.LENGTH];
        for (int i = 0; i < leaves.size(); i++) {
            System.arraycopy(leaves.get(i).bytes(), 0, bytes, i * Hash.LENGTH, Hash.LENGTH);
        }
        return bytes;
    }
}
