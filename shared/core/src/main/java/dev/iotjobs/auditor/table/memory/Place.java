package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.ItemKey;
import java.util.Comparator;

/**
 * Where an item stands in a sorted set of items.
 *
 * @param position its key there: the item's own, or in the index {@code open} its {@code openPk} and {@code openSk}
 * @param item the item's own key; orders items that share a position
 */
public record Place(ItemKey position, ItemKey item) {

    static final Comparator<Place> ORDER =
            Comparator.comparing(Place::position, KeyOrder.KEYS).thenComparing(Place::item, KeyOrder.KEYS);

    /** The place of an item in its table. */
    public static Place of(ItemKey key) {
        return new Place(key, key);
    }
}
