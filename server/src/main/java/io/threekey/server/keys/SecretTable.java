package io.threekey.server.keys;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** As they are stored, by name. @param pattern of their names, as SQL compares with {@code SIMILAR TO} */
    Map<String, byte[]> wrapped(String pattern) {
        var found = new TreeMap<String, byte[]>();
        database.sql("select name, wrapped from keys_secret where name similar to ?")
                .param(pattern)
                .query((row, number) -> found.put(row.getString("name"), row.getBytes("wrapped")))
                .list();
        return found;
    }

    Optional<byte[]> opened(String name, byte[] wrapped) {
        return box.unwrap(context(name), wrapped);
    }

    /** Keeps every other transaction from holding or removing it until the caller's ends; false where it is gone. */
    boolean hold(String name) {
        return database.sql("select name from keys_secret where name = ? for update")
                .param(name)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** In the caller's transaction; of several that remove it at once one does. */
    boolean remove(String name) {
        return database.sql("delete from keys_secret where name = ?")
                        .param(name)
                        .update()
                == 1;
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
