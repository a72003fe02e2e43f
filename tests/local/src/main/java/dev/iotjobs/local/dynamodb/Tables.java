package dev.iotjobs.local.dynamodb;

import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The simulated DynamoDB tables of one Region, with their items and settings. Thread-safe. */
final class Tables {

    private final MemoryDatabase database;
    private final InstantSource clock;
    private final Map<String, Settings> settings = new HashMap<>();

    Tables(InstantSource clock) {
        this.clock = clock;
        this.database = new MemoryDatabase(clock);
    }

    /**
     * The settings of a table of the simulated DynamoDB.
     *
     * @param indexed whether the table has the index {@code open}
     * @param expiresBy name of the TTL attribute; null if TTL is off. The simulation never deletes expired items.
     */
    record Settings(
            Instant createdAt, boolean indexed, @Nullable String expiresBy) {}

    MemoryDatabase database() {
        return database;
    }

    synchronized void create(String name, boolean indexed) {
        if (database.find(name).isPresent()) {
            throw Errors.tableExists(name);
        }
        database.table(name);
        settings.put(name, new Settings(clock.instant(), indexed, null));
    }

    MemoryTable table(String name) {
        return database.find(name).orElseThrow(() -> Errors.noSuchTable(name));
    }

    /**
     * The settings of a table. A table that a test created without CreateTable gets default settings: it has the index
     * {@code open}, and TTL is off.
     */
    synchronized Settings settings(String name) {
        table(name);
        return settings.computeIfAbsent(name, made -> new Settings(clock.instant(), true, null));
    }

    synchronized void expireBy(String name, @Nullable String attribute) {
        Settings before = settings(name);
        settings.put(name, new Settings(before.createdAt(), before.indexed(), attribute));
    }
}
