package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import org.jspecify.annotations.Nullable;

/** A change of one item of a {@link MemoryDatabase}, alone or as a part of a transaction. Pure: it may be tried out. */
public interface ItemChange {

    MemoryTable table();

    ItemKey key();

    /** Whether the change may be made; {@code before} is null where there is no item. */
    boolean holds(@Nullable Item before);

    /** The item after the change; null where there is none. */
    @Nullable
    Item after(@Nullable Item before);

    /**
     * What a change found.
     *
     * @param held whether its condition held; of a transaction, changes are made only where all held
     * @param before the item before, null where there was none
     * @param after the item as the change makes it, null where there is none
     */
    record Result(
            boolean held, @Nullable Item before, @Nullable Item after) {}
}
