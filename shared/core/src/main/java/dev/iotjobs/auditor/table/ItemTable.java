package dev.iotjobs.auditor.table;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One table. Reads by key and of a partition are strongly consistent; the index {@code open} is eventually consistent.
 * Every method may throw {@link StoreException}. Safe for use by several threads.
 */
public interface ItemTable {

    /** Name of the only index: of items that have the attributes {@code openPk} and {@code openSk}. */
    String OPEN_INDEX = "open";

    String OPEN_PARTITION_KEY = "openPk";
    String OPEN_SORT_KEY = "openSk";

    /** Most writes in a transaction. */
    int MOST_WRITES = 100;

    /** Name of the table, for messages and records. */
    String name();

    /**
     * One item.
     *
     * @param item null where there is none
     * @param serviceTime when the service answered, by its own clock, in whole seconds; null where it does not say
     */
    record Answer(@Nullable Item item, @Nullable Instant serviceTime) {}

    /** Reads one item, and the service's time. */
    Answer read(ItemKey key);

    /** Reads one item. */
    default Optional<Item> get(ItemKey key) {
        return Optional.ofNullable(read(key).item());
    }

    /**
     * Reads a partition item by item, in the order of the sort key: it may hold more than fits into memory.
     *
     * @param reader called from one thread
     */
    void query(String partition, Consumer<Item> reader);

    /** Reads a partition of the index {@code open} item by item, in the order of {@code openSk}, all attributes. */
    void queryOpen(String partition, Consumer<Item> reader);

    /** The items that exist, in no order. Any number of keys. */
    List<Item> getAll(Collection<ItemKey> keys);

    /**
     * Makes one write; says whether its condition held. A write whose answer was lost may be made again by the
     * implementation, so that a false answer can mean "this very write was made before": the caller knows it by what
     * stands there.
     */
    boolean write(Write write);

    /**
     * Makes all writes or none; says whether all conditions held. As with {@link #write}, a false answer can mean that
     * this very transaction was made before.
     *
     * @param writes to this table and others of the same database; 1 to {@value #MOST_WRITES}, no two of one item, 4 MB in all
     */
    boolean transact(List<Write> writes);
}
