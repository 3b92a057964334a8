package io.threekey.bench;

import io.threekey.tlog.Hash;
import io.threekey.tlog.InclusionProof;
import io.threekey.tlog.MerkleHash;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import io.threekey.tlog.Tree;
import io.threekey.tlog.TreeHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A tree of a hundred million leaves that are all alike, so that a level's tiles are, too, and need not be kept: only
 * making and checking the proof is measured, not reading tiles from a disk. The odd seven leave tiles unfilled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HundredMillionLeaves {

    private static final long SIZE = 100_000_007;
    private static final int FULL = 256;

    private final Hash leaf = MerkleHash.leaf(new byte[200]);
    private final List<byte[]> tileOfLevel = new ArrayList<>();
    private final TileStore tiles = this::read;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private final TreeHead head;

    public HundredMillionLeaves() {
        var hash = leaf;
        for (var count = SIZE; count > 0; count /= FULL) {
            var tile = new byte[FULL * Hash.LENGTH];
            for (var at = 0; at < tile.length; at += Hash.LENGTH) {
                System.arraycopy(hash.bytes(), 0, tile, at, Hash.LENGTH);
            }
            tileOfLevel.add(tile);
            for (var width = 1; width < FULL; width *= 2) {
                hash = MerkleHash.node(hash, hash);
            }
        }
        head = Tree.head(tiles, SIZE);
    }

    @Benchmark
    public InclusionProof prove() {
        return InclusionProof.prove(tiles, random.nextLong(SIZE), SIZE);
    }

    @Benchmark
    public boolean proveAndVerify() {
        return prove().verify(leaf, head);
    }

    private Optional<byte[]> read(TileAddress address) {
        return Optional.of(Arrays.copyOf(tileOfLevel.get(address.level()), address.width() * Hash.LENGTH));
    }
}
