package io.threekey.server.jobs;

import io.threekey.server.keys.RowSeal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What stands in a job's row: a MAC over its name, key and data, then the data. So nobody can have a node do with SQL
 * what was never scheduled. The time is not covered, since it moves; deleting a row is denial of service.
 */
@Component
class SealedData {

    private static final String TABLE = "jobs_job";
    private static final int MAC_LENGTH = 32;

    private final RowSeal seal;

    SealedData(RowSeal seal) {
        this.seal = seal;
    }

    byte[] sealed(String name, String key, String data) {
        var bytes = data.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(MAC_LENGTH + bytes.length)
                .put(seal.mac(TABLE, rowKey(name, key), 1, bytes))
                .put(bytes)
                .array();
    }

    Optional<String> opened(String name, String key, byte[] stored) {
        if (stored.length < MAC_LENGTH) {
            return Optional.empty();
        }
        var bytes = Arrays.copyOfRange(stored, MAC_LENGTH, stored.length);
        return seal.verify(TABLE, rowKey(name, key), 1, bytes, Arrays.copyOf(stored, MAC_LENGTH))
                ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static String rowKey(String name, String key) {
        return name + " " + key;
    }
}
