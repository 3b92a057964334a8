package io.threekey.tlog;

import java.util.Optional;

/**
 * Where tiles of hashes are read from.
 * A store may answer with a wider tile of the same level and index, since it begins with the same hashes; a shorter
 * one is refused by every reader.
 */
@FunctionalInterface
public interface TileStore {

    /** The hashes of the tile, 32 bytes each, or empty where the store has never heard of it. */
    Optional<byte[]> read(TileAddress address);
}
