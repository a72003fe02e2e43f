package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.ItemKey;
import java.util.Comparator;

/**
 * The place of an item in a sorted set of items.
 *
 * @param position its key in the set: the item's own key, or {@code openPk} and {@code openSk} in the index {@code
 *     open}
 * @param item the item's own key, which orders items with the same position
 */
public record Place(ItemKey position, ItemKey item) {

    static final Comparator<Place> ORDER =
            Comparator.comparing(Place::position, KeyOrder.KEYS).thenComparing(Place::item, KeyOrder.KEYS);

    /** The place of an item in its table. */
    public static Place of(ItemKey key) {
        return new Place(key, key);
    }
}
