package io.threekey.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a tile: its hashes, one after the other. */
final class Tile {

    private Tile() {}

    static byte[] encode(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyInto(bytes, i * Hash.LENGTH);
        }
        return bytes;
    }

    static List<Hash> read(TileStore store, TileAddress address) {
        byte[] bytes = store.read(address)
                .orElseThrow(() -> new InconsistentTree("The tile " + address.path() + " is missing"));
        if (bytes.length < address.width() * Hash.LENGTH) {
            throw new InconsistentTree("The tile " + address.path() + " is too short: " + bytes.length + " bytes");
        }
        List<Hash> hashes = new ArrayList<>(address.width());
        for (int i = 0; i < address.width(); i++) {
            hashes.add(new Hash(Arrays.copyOfRange(bytes, i * Hash.LENGTH, (i + 1) * Hash.LENGTH)));
        }
        return hashes;
    }
}
