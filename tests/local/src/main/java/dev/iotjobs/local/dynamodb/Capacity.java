package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemSize;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.memory.ItemChange;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Capacity units that a request consumed.
 *
 * @param table units that count for the table itself
 * @param index units that count for the index {@code open} of the table
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB
 *     reads and writes</a>
 */
record Capacity(double table, double index) {

    static final Capacity NONE = new Capacity(0, 0);

    private static final double BYTES_A_READ = 4_096;
    private static final double BYTES_A_WRITE = 1_024;
    private static final double EVENTUALLY_CONSISTENT = 0.5;

    /**
     * The units that one request consumes to read these items. The sizes are added before they are rounded up. A
     * request that reads no item costs as much as a request for one small item.
     */
    static Capacity ofRead(Collection<Item> items, boolean consistent, boolean fromIndex) {
        long bytes = items.stream().mapToLong(ItemSize::of).sum();
        double units = Math.max(1, Math.ceil(bytes / BYTES_A_READ)) * (consistent ? 1 : EVENTUALLY_CONSISTENT);
        return fromIndex ? new Capacity(0, units) : new Capacity(units, 0);
    }

    /**
     * The units for a write. The table's units depend on the size of the item before or after the write, whichever is
     * larger. The index consumes units only if the write changes the index.
     */
    static Capacity ofWrite(ItemChange.Result result) {
        double table = units(Math.max(size(result.before()), size(result.after())));
        return new Capacity(table, ofIndex(result.before(), result.after()));
    }

    private static double ofIndex(@Nullable Item before, @Nullable Item after) {
        if (Objects.equals(before, after)) {
            return 0;
        }
        boolean stays = isOpen(before) && isOpen(after) && Objects.equals(openKey(before), openKey(after));
        if (stays) {
            return units(Math.max(size(before), size(after)));
        }
        return (isOpen(before) ? units(size(before)) : 0) + (isOpen(after) ? units(size(after)) : 0);
    }

    /** Whether the index {@code open} contains the item. */
    static boolean isOpen(@Nullable Item item) {
        return item != null && item.has(ItemTable.OPEN_PARTITION_KEY) && item.has(ItemTable.OPEN_SORT_KEY);
    }

    private static @Nullable String openKey(@Nullable Item item) {
        return item == null
                ? null
                : item.text(ItemTable.OPEN_PARTITION_KEY) + '\0' + item.text(ItemTable.OPEN_SORT_KEY);
    }

    private static long size(@Nullable Item item) {
        return item == null ? 0 : ItemSize.of(item);
    }

    private static double units(long bytes) {
        return Math.max(1, Math.ceil(bytes / BYTES_A_WRITE));
    }

    /**
     * The units of this write as part of a transaction: twice the units of the table, and the same units of the index.
     */
    Capacity inTransaction() {
        return new Capacity(2 * table, index); // DynamoDB updates the index after the transaction
    }

    Capacity plus(Capacity other) {
        return new Capacity(table + other.table, index + other.index);
    }

    /**
     * The units in the form in which DynamoDB reports them.
     *
     * @param byIndex whether the report has the units of the table and of the index separately, in addition to their
     *     sum
     */
    ObjectNode report(String tableName, boolean byIndex) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("TableName", tableName).put("CapacityUnits", table + index);
        if (byIndex) {
            json.putObject("Table").put("CapacityUnits", table);
            if (index > 0) {
                json.putObject("GlobalSecondaryIndexes")
                        .putObject(ItemTable.OPEN_INDEX)
                        .put("CapacityUnits", index);
            }
        }
        return json;
    }
}
