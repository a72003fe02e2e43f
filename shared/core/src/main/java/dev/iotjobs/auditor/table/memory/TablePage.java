package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Item;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The items that one call reads from a {@link MemoryTable}: at most 1 MB, as DynamoDB counts it, but at least one item.
 *
 * @param last place after which the next page begins; null on the last page
 */
public record TablePage(List<Item> items, @Nullable Place last) {

    static final long MOST_BYTES = 1 << 20;

    public TablePage {
        items = List.copyOf(items);
    }

    /**
     * The range of items to read, and their order.
     *
     * @param open whether to read the index {@code open} instead of the table
     * @param partition null for all partitions
     * @param sorts accepts the sort keys to read
     * @param ascending whether in ascending order of the sort key, or descending
     */
    public record Range(boolean open, @Nullable String partition, Predicate<String> sorts, boolean ascending) {

        /** A whole partition of a table, or of its index. */
        public static Range partition(boolean open, String partition) {
            return new Range(open, partition, sort -> true, true);
        }

        /** A whole table, or its whole index. */
        public static Range all(boolean open) {
            return new Range(open, null, sort -> true, true);
        }
    }
}
