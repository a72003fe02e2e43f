package dev.iotjobs.auditor.table;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The port for one DynamoDB table. Reads by key, and reads of a partition of the table, are strongly consistent. Reads
 * of the index or of the whole table are eventually consistent. Every method may throw {@link StoreException}. Safe for
 * use by several threads.
 */
public interface ItemTable {

    /** Name of the only index. It contains the items that have the attributes {@code openPk} and {@code openSk}. */
    String OPEN_INDEX = "open";

    String OPEN_PARTITION_KEY = "openPk";
    String OPEN_SORT_KEY = "openSk";

    /** Maximum number of writes in a transaction. */
    int MOST_WRITES = 100;

    /** The name of the table. */
    String name();

    /**
     * The answer to a read of one item.
     *
     * @param item null if the item does not exist
     * @param serviceTime time of DynamoDB's clock at the answer, in whole seconds; null if the answer has no time
     */
    record Answer(@Nullable Item item, @Nullable Instant serviceTime) {}

    /** Reads one item, and the time of DynamoDB's clock. */
    Answer read(ItemKey key);

    /** Reads one item. */
    default Optional<Item> get(ItemKey key) {
        return Optional.ofNullable(read(key).item());
    }

    /**
     * Reads all items of a partition in the order of the sort key, and passes them on one by one.
     *
     * @param reader called in the calling thread
     */
    default void query(String partition, Consumer<Item> reader) {
        try (Stream<Item> items = read(Selection.partition(partition))) {
            items.forEach(reader);
        }
    }

    /**
     * Reads items lazily, page by page. The caller must close the stream, and must use it in only one thread. Only
     * reads of a partition of the table itself are strongly consistent.
     */
    Stream<Item> read(Selection selection);

    /**
     * Reads the items with these keys, in no particular order. Leaves out keys without an item. The number of keys is
     * not limited.
     */
    List<Item> getAll(Collection<ItemKey> keys);

    /**
     * Makes one write and returns whether the condition of the write held. If DynamoDB's answer was lost, the result
     * may be false although the item was written. A caller that must be sure reads the item.
     */
    boolean write(Write write);

    /**
     * Makes all writes or none, and returns whether all conditions held. If DynamoDB's answer was lost, the result
     * may be false although all writes were made.
     *
     * @param writes 1 to {@value #MOST_WRITES} writes, at most 4 MB together, at most one for each item; they may go to
     *     several tables of one database
     */
    boolean transact(List<Write> writes);
}
