package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Tables that exist only in memory. A transaction can write to several of them. Safe for use by several threads. */
public final class MemoryDatabase {

    private final InstantSource clock;
    private final Map<String, MemoryTable> tables = new TreeMap<>();
    private volatile CallWatcher watcher = CallWatcher.NONE;

    /**
     * An empty database.
     *
     * @param clock clock of the simulated service
     */
    public MemoryDatabase(InstantSource clock) {
        this.clock = clock;
    }

    /** The table with this name. The first call creates the table. */
    public synchronized MemoryTable table(String name) {
        return tables.computeIfAbsent(name, made -> new MemoryTable(this, made));
    }

    public synchronized Optional<MemoryTable> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** Names of the tables, sorted. */
    public synchronized Set<String> names() {
        return new TreeSet<>(tables.keySet());
    }

    /** The time of the simulated service, in whole seconds. */
    Instant serviceTime() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Replaces the watcher. The new watcher sees only calls that begin later. */
    public void watch(CallWatcher replacement) {
        watcher = replacement;
    }

    /**
     * Makes all changes, or none if the condition of one change does not hold.
     *
     * @param changes 1 to {@value ItemTable#MOST_WRITES} changes on tables of this database, at most 4 MB together and
     *     one for each item
     * @return the result of each change, in the same order
     * @throws StoreException if a limit is exceeded; then nothing is changed
     */
    public synchronized List<ItemChange.Result> change(List<? extends ItemChange> changes) {
        Limits.checkKeys(changes);
        List<ItemChange.Result> results = changes.stream().map(this::tryOut).toList();
        Limits.checkResults(changes, results);
        if (results.stream().allMatch(ItemChange.Result::held)) {
            for (int i = 0; i < results.size(); i++) {
                changes.get(i).table().replace(results.get(i));
            }
        }
        return results;
    }

    private ItemChange.Result tryOut(ItemChange change) {
        if (tables.get(change.table().name()) != change.table()) {
            throw new IllegalArgumentException("table '" + change.table().name() + "' is not of this database");
        }
        Item before = change.table().find(change.key());
        return new ItemChange.Result(change.holds(before), before, change.after(before));
    }

    <T> T watched(CallWatcher.Call call, Supplier<T> work) {
        CallWatcher current = watcher;
        current.before(call);
        T result = work.get();
        current.after(call);
        return result;
    }
}
