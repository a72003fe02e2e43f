package dev.iotjobs.auditor.table;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The port for one DynamoDB table. Reads of an item by its key and of a partition are strongly consistent. Reads of the
 * index {@code open} and of the whole table are eventually consistent. Every method may throw {@link StoreException}.
 * Safe for use by several threads.
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
     * Reads all items of a partition in the order of the sort key. Passes on the items one by one, because a partition
     * may be larger than the memory.
     *
     * @param reader called in the calling thread
     */
    default void query(String partition, Consumer<Item> reader) {
        try (Stream<Item> items = read(Selection.partition(partition))) {
            items.forEach(reader);
        }
    }

    /**
     * Reads items lazily: each page is read when the caller needs its first item. Reads of a partition of the table are
     * strongly consistent, all other reads are eventually consistent. The caller must close the stream, and must use it
     * in only one thread.
     */
    Stream<Item> read(Selection selection);

    /**
     * Reads the items with these keys, in no particular order. Leaves out keys without an item. The number of keys is
     * not limited.
     */
    List<Item> getAll(Collection<ItemKey> keys);

    /**
     * Makes one write. Returns whether the condition of the write held. If an answer is lost, the implementation may
     * repeat the write. In this case the result may be false although the first attempt wrote the item. A caller that
     * must be sure reads the item.
     */
    boolean write(Write write);

    /**
     * Makes all writes or none. Returns whether all conditions held. If an answer is lost, the implementation may
     * repeat the call. In this case the result may be false although the first attempt made all writes.
     *
     * @param writes 1 to {@value #MOST_WRITES} writes, at most 4 MB together, at most one for each item; they may go to
     *     several tables of one database
     */
    boolean transact(List<Write> writes);
}
