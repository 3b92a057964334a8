package io.threekey.tlog;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Up to 256 consecutive entries, each after its length as two big-endian bytes (C2SP tlog-tiles, "Log entries").
 * The list's arrays are the caller's and are not copied.
 */
public record EntryBundle(List<byte[]> entries) {

    public static final int LONGEST_ENTRY = 0xFFFF;

    /** Entries of a bundle that is not the newest. */
    public static final int FULL = TileIndex.FULL;

    public EntryBundle {
        if (entries.isEmpty() || entries.size() > TileIndex.FULL) {
            throw new IllegalArgumentException("A bundle has 1 to 256 entries, not " + entries.size());
        }
        for (byte[] entry : entries) {
            if (entry.length > LONGEST_ENTRY) {
                throw new IllegalArgumentException("An entry has at most 65535 bytes, not " + entry.length);
            }
        }
        entries = List.copyOf(entries);
    }

    /** Refuses bytes that end within an entry; there is only one spelling of a bundle. */
    public static EntryBundle parse(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        List<byte[]> entries = new ArrayList<>();
        try {
            while (rest.hasRemaining()) {
                byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
                rest.get(entry);
                entries.add(entry);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("The bundle ends within entry " + entries.size(), e);
        }
        return new EntryBundle(entries);
    }

    public byte[] encode() {
        int length =
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        entries.forEach(entry -> bytes.putShort((short) entry.length).put(entry));
        return bytes.array();
    }

    public List<Hash> leaves() {
        return entries.stream().map(MerkleHash::leaf).toList();
    }
}
