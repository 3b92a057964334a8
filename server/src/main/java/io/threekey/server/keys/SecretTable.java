package io.threekey.server.keys;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Secrets in the database, each wrapped for its own name. */
@Component
class SecretTable {

    private final JdbcClient database;
    private final SecretBox box;
    private final Clock clock;

    SecretTable(JdbcClient database, SecretBox box, Clock clock) {
        this.database = database;
        this.box = box;
        this.clock = clock;
    }

    /** In the caller's transaction; a secret of this name that exists already is not overwritten. */
    void put(String name, byte[] secret) {
        database.sql("insert into keys_secret (name, wrapped, created_at) values (?, ?, ?)")
                .params(name, box.wrap(context(name), secret), Timestamp.from(clock.instant()))
                .update();
    }

    Optional<byte[]> get(String name) {
        return database.sql("select wrapped from keys_secret where name = ?")
                .param(name)
                .query(byte[].class)
                .optional()
                .map(wrapped -> unwrapped(name, wrapped));
    }

    private byte[] unwrapped(String name, byte[] wrapped) {
        return box.unwrap(context(name), wrapped)
                .orElseThrow(() -> box.isOfThisKey(wrapped)
                        ? UnreadableSecret.altered(name)
                        : UnreadableSecret.ofAnotherWrappingKey(name));
    }

    private static String context(String name) {
        return "keys_secret/" + name;
    }
}
