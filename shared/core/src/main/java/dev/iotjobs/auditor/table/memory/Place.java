package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.ItemKey;
import java.util.Comparator;

/**
 * The position of an item in the order of a table or of its index {@code open}.
 *
 * @param position in a table, the item's own key; in the index, the item's {@code openPk} and {@code openSk}
 * @param item the item's own key, which orders items with equal {@code position}
 */
public record Place(ItemKey position, ItemKey item) {

    static final Comparator<Place> ORDER =
            Comparator.comparing(Place::position, KeyOrder.KEYS).thenComparing(Place::item, KeyOrder.KEYS);

    /** The position of an item in the order of its table. */
    public static Place of(ItemKey key) {
        return new Place(key, key);
    }
}
