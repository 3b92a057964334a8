package io.threekey.server.ledger;

import io.threekey.tlog.Hash;
import io.threekey.tlog.TileAddress;
import io.threekey.tlog.TileStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tiles as stored: each at its widest, read at any width up to that. */
@Component
class TileTable implements TileStore {

    private final JdbcTemplate jdbc;

    TileTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<byte[]> read(TileAddress address) {
        return jdbc
                .queryForList(
                        "SELECT hashes FROM ledger_tile WHERE level = ? AND index = ?",
                        byte[].class,
                        address.level(),
                        address.index())
                .stream()
                .filter(hashes -> hashes.length >= address.width() * Hash.LENGTH)
                .map(hashes -> Arrays.copyOf(hashes, address.width() * Hash.LENGTH))
                .findFirst();
    }

    /** The oldest of the lowest level that is still here. */
    long firstOfTheLowest() {
        return jdbc.query(
                        "SELECT coalesce(min(index), 0) AS first FROM ledger_tile WHERE level = 0",
                        (row, number) -> row.getLong("first"))
                .getFirst();
    }

    /** Those of the lowest level, in the caller's transaction, which verified beforehand where else they are. */
    void removeLowest(long from, long to) {
        jdbc.update("DELETE FROM ledger_tile WHERE level = 0 AND index >= ? AND index < ?", from, to);
    }

    void store(Map<TileAddress, byte[]> tiles) {
        jdbc.batchUpdate(
                """
                INSERT INTO ledger_tile (level, index, hashes) VALUES (?, ?, ?)
                ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes""",
                tiles.entrySet().stream()
                        .map(tile -> new Object[] {
                            tile.getKey().level(), tile.getKey().index(), tile.getValue()
                        })
                        .toList());
    }
}
