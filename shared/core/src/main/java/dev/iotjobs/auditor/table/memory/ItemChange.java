package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * Describes a change of one item of a {@link MemoryDatabase}. The methods of this interface change nothing. {@link
 * MemoryDatabase#change} makes the change.
 */
public interface ItemChange {

    MemoryTable table();

    ItemKey key();

    /**
     * Whether the condition of the change holds.
     *
     * @param before the item now; null if it does not exist
     */
    boolean holds(@Nullable Item before);

    /**
     * The item after the change. Null if the change deletes the item.
     *
     * @param before the item now; null if it does not exist
     */
    @Nullable
    Item after(@Nullable Item before);

    /**
     * The result of trying a change. The database makes the change only if the conditions of all changes of the
     * transaction hold.
     *
     * @param held whether the condition of this change holds
     * @param before the item before the change; null if it does not exist
     * @param after the item that the change would store; null if the change would delete the item
     */
    record Result(
            boolean held, @Nullable Item before, @Nullable Item after) {}
}
