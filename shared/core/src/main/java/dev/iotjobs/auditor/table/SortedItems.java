package dev.iotjobs.auditor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Items in the order of a key. Not safe for use by several threads. */
final class SortedItems {

    private static final ItemKey LOWEST = new ItemKey("", "");

    private final NavigableMap<Place, Item> items = new TreeMap<>(Place.ORDER);

    void put(Place place, Item item) {
        items.put(place, item);
    }

    void remove(Place place) {
        items.remove(place);
    }

    @Nullable
    Item get(Place place) {
        return items.get(place);
    }

    List<Item> all() {
        return List.copyOf(items.values());
    }

    void clear() {
        items.clear();
    }

    int size() {
        return items.size();
    }

    /** @throws IllegalArgumentException if {@code after} lies outside of the partition */
    Page page(Page.Range range, @Nullable Place after, int limit) {
        List<Item> found = new ArrayList<>();
        Place last = null;
        long bytes = 0;
        for (Map.Entry<Place, Item> each : rest(range, after).entrySet()) {
            if (!range.sorts().test(each.getKey().position().sort())) {
                continue;
            }
            bytes += ItemSize.of(each.getValue());
            boolean full = bytes > Page.MOST_BYTES && !found.isEmpty();
            if (full || found.size() == limit) {
                return new Page(found, last);
            }
            found.add(each.getValue());
            last = each.getKey();
        }
        return new Page(found, null);
    }

    private NavigableMap<Place, Item> rest(Page.Range range, @Nullable Place after) {
        NavigableMap<Place, Item> partition = range.partition() == null ? items : partition(range.partition());
        NavigableMap<Place, Item> ordered = range.ascending() ? partition : partition.descendingMap();
        return after == null ? ordered : ordered.tailMap(after, false);
    }

    private NavigableMap<Place, Item> partition(String name) {
        String next = name + '\0';
        return items.subMap(
                new Place(new ItemKey(name, ""), LOWEST), true, new Place(new ItemKey(next, ""), LOWEST), false);
    }
}
