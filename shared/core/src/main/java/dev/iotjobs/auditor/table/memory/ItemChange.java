package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * A change of one item of a {@link MemoryDatabase}, alone or in a transaction. Pure, so that it can be tried without
 * effect.
 */
public interface ItemChange {

    MemoryTable table();

    ItemKey key();

    /** Whether the condition of the change holds; {@code before} is null if the item does not exist. */
    boolean holds(@Nullable Item before);

    /** The item after the change; null if it does not exist. */
    @Nullable
    Item after(@Nullable Item before);

    /**
     * The result of a change.
     *
     * @param held whether its condition held; a transaction makes its changes only if all conditions held
     * @param before the item before; null if it did not exist
     * @param after the item as the change makes it; null if it then does not exist
     */
    record Result(
            boolean held, @Nullable Item before, @Nullable Item after) {}
}
