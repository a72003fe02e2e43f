package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Item;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The items that one call reads from a {@link MemoryTable}: at most 1 MB, or one larger item. Sizes are counted as in
 * DynamoDB.
 *
 * @param last place of the final item; null if no further page follows
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
     * @param partition partition to read; null for all partitions
     * @param sorts accepts the sort keys of the items to read
     * @param ascending true for ascending order of the sort key, false for descending order
     */
    public record Range(boolean open, @Nullable String partition, Predicate<String> sorts, boolean ascending) {

        /**
         * All items of a partition, in ascending order of the sort key.
         *
         * @param open whether to read the index {@code open} instead of the table
         */
        public static Range partition(boolean open, String partition) {
            return new Range(open, partition, sort -> true, true);
        }

        /**
         * All items of all partitions: one partition after the other, each in ascending order of the sort key.
         *
         * @param open whether to read the index {@code open} instead of the table
         */
        public static Range all(boolean open) {
            return new Range(open, null, sort -> true, true);
        }
    }
}
