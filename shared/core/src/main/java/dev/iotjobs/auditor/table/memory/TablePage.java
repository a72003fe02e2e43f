package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Item;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one call reads of a {@link MemoryTable}: 1 MB at most, as DynamoDB counts it, but at least one item.
 *
 * @param last after which the next page begins; null where there is no more
 */
public record TablePage(List<Item> items, @Nullable Place last) {

    static final long MOST_BYTES = 1 << 20;

    public TablePage {
        items = List.copyOf(items);
    }

    /**
     * What is read, and in which order.
     *
     * @param open whether the index {@code open} is read and not the table
     * @param partition null for all partitions
     * @param sorts which sort keys count; the others are passed over
     * @param ascending by the sort key, or the other way round
     */
    public record Range(boolean open, @Nullable String partition, Predicate<String> sorts, boolean ascending) {

        /** A whole partition of a table, or of its index. */
        public static Range partition(boolean open, String partition) {
            return new Range(open, partition, sort -> true, true);
        }

        /** All of a table, or of its index. */
        public static Range all(boolean open) {
            return new Range(open, null, sort -> true, true);
        }
    }
}
