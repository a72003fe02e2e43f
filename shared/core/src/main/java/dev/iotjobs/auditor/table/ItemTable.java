package dev.iotjobs.auditor.table;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The port on one table of DynamoDB. Reads by key and of a partition are strongly consistent; the index {@code open} is
 * eventually consistent. Every method may throw {@link StoreException}. Safe for use by several threads.
 */
public interface ItemTable {

    /** Name of the only index, which has the items with the attributes {@code openPk} and {@code openSk}. */
    String OPEN_INDEX = "open";

    String OPEN_PARTITION_KEY = "openPk";
    String OPEN_SORT_KEY = "openSk";

    /** Maximum number of writes in a transaction. */
    int MOST_WRITES = 100;

    /** The name of the table, for messages and records. */
    String name();

    /**
     * The answer to a read of one item.
     *
     * @param item null if it does not exist
     * @param serviceTime when the service answered, by its own clock, in whole seconds; null if it does not say
     */
    record Answer(@Nullable Item item, @Nullable Instant serviceTime) {}

    /** Reads one item with the service's time. */
    Answer read(ItemKey key);

    /** Reads one item. */
    default Optional<Item> get(ItemKey key) {
        return Optional.ofNullable(read(key).item());
    }

    /**
     * Reads a partition item by item, in the order of the sort key. A partition may be larger than the memory.
     *
     * @param reader called from one thread
     */
    default void query(String partition, Consumer<Item> reader) {
        try (Stream<Item> items = read(Selection.partition(partition))) {
            items.forEach(reader);
        }
    }

    /**
     * Reads items lazily: a page is read when its first item is asked for. Reads of a partition of the table are
     * strongly consistent, all others eventually. The caller closes the stream, and uses it in one thread.
     */
    Stream<Item> read(Selection selection);

    /** Reads the items that exist of any number of keys, in no particular order. */
    List<Item> getAll(Collection<ItemKey> keys);

    /**
     * Makes one write; returns whether its condition held. If an answer is lost, the implementation may repeat the
     * write. False can then mean that the first attempt succeeded; the caller finds out by reading the item.
     */
    boolean write(Write write);

    /**
     * Makes all writes or none; returns whether all conditions held. As with {@link #write}, false can mean that a
     * first attempt succeeded.
     *
     * @param writes to this table and others of the same database; 1 to {@value #MOST_WRITES}, no two of one
     *     item, 4 MB in all
     */
    boolean transact(List<Write> writes);
}
