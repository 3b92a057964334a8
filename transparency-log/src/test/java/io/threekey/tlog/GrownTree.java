package io.threekey.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A tree in memory that was appended to in the batches it was given, and remembers what was read. */
final class GrownTree implements TileStore {

    final Map<TileAddress, byte[]> tiles = new HashMap<>();
    final List<TileAddress> read = new ArrayList<>();
    TreeHead head = TreeHead.empty();

    static GrownTree of(int size) {
        return new GrownTree().append(leaves(0, size));
    }

    GrownTree append(List<Hash> leaves) {
        Tree.Appended appended = Tree.append(head, this, leaves);
        tiles.putAll(appended.tiles());
        head = appended.head();
        return this;
    }

    @Override
    public Optional<byte[]> read(TileAddress address) {
        read.add(address);
        return Optional.ofNullable(tiles.get(address));
    }

    static Hash leaf(int number) {
        return MerkleHash.leaf(ByteBuffer.allocate(4).putInt(number).array());
    }

    static List<Hash> leaves(int from, int to) {
        return IntStream.range(from, to).mapToObj(GrownTree::leaf).toList();
    }
}
