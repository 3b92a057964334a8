package io.threekey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * What a PostgreSQL did so far, as it counts by itself; it may be a second behind.
 *
 * @param transactions each read outside of one among them
 * @param syncs of its log to the disk
 * @param logged bytes of that log
 */
record DatabaseWork(double transactions, double syncs, double logged) {

    private static final int PORT = 3;

    /** Of the one whose data lies in this folder. */
    static DatabaseWork in(Path data) throws IOException {
        var port = Files.readAllLines(data.resolve("postmaster.pid")).get(PORT).strip();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select sum(xact_commit) from pg_stat_database),
                            (select sum(fsyncs) from pg_stat_io where object = 'wal'),
                            (select wal_bytes from pg_stat_wal)""")) {
            row.next();
            return new DatabaseWork(row.getDouble(1), row.getDouble(2), row.getDouble(3));
        } catch (SQLException untold) {
            throw new IOException("the database does not say what it did", untold);
        }
    }

    DatabaseWork since(DatabaseWork before) {
        return new DatabaseWork(transactions - before.transactions, syncs - before.syncs, logged - before.logged);
    }
}
