package io.threekey.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A database migrated once per JVM, from which each test class takes a fresh copy in some tens of milliseconds. */
public final class DatabaseTemplate {

    private static final Map<String, DatabaseTemplate> BY_NAME = new ConcurrentHashMap<>();

    private final TestDatabase template;

    private DatabaseTemplate(TestDatabase template) {
        this.template = template;
    }

    /** @param migrate runs only the first time that this name is asked for in this JVM */
    public static DatabaseTemplate migratedBy(String name, Consumer<DataSource> migrate) {
        return BY_NAME.computeIfAbsent(name, asked -> {
            var database = PostgresForTests.database(PostgresForTests.nextName(asked));
            PostgresForTests.execute("CREATE DATABASE " + database.name());
            migrate.accept(database.dataSource());
            database.cutOff();
            return new DatabaseTemplate(database);
        });
    }

    public TestDatabase fresh() {
        var name = PostgresForTests.nextName(template.name() + "_fresh");
        PostgresForTests.execute("CREATE DATABASE " + name + " TEMPLATE " + template.name());
        return PostgresForTests.database(name);
    }
}
