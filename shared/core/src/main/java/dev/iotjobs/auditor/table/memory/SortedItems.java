package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemSize;
import dev.iotjobs.auditor.table.Packed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The items of a table or of its index, sorted by {@link Place}. Not safe for use by several threads. */
final class SortedItems {

    private static final Set<String> KEY = Set.of(Item.PARTITION_KEY, Item.SORT_KEY);
    private static final ItemKey LOWEST = new ItemKey("", "");

    // Packed, because as objects the records of 100,000 jobs would take about 300 MB.
    private final NavigableMap<Place, byte[]> items = new TreeMap<>(Place.ORDER);

    /**
     * Adds or replaces an item.
     *
     * @param packed output of {@link #pack}
     */
    void put(Place place, byte[] packed) {
        items.put(place, packed);
    }

    /** Packs an item without its key. */
    static byte[] pack(Item item) {
        Map<String, Attribute> attributes = new HashMap<>(item.attributes());
        attributes.keySet().removeAll(KEY);
        return Packed.pack(new Attribute.MapOf(attributes));
    }

    private static Item unpack(Place place, byte[] packed) {
        if (Packed.unpack(packed) instanceof Attribute.MapOf(var attributes)) {
            Item.Builder item = Item.builder(place.item());
            attributes.forEach(item::set);
            return item.build();
        }
        throw new IllegalStateException("not an item");
    }

    void remove(Place place) {
        items.remove(place);
    }

    @Nullable
    Item get(Place place) {
        byte[] packed = items.get(place);
        return packed == null ? null : unpack(place, packed);
    }

    List<Item> all() {
        return items.entrySet().stream()
                .map(each -> unpack(each.getKey(), each.getValue()))
                .toList();
    }

    void clear() {
        items.clear();
    }

    int size() {
        return items.size();
    }

    /**
     * Reads one page.
     *
     * @throws IllegalArgumentException if {@code after} is outside of the partition
     */
    TablePage page(TablePage.Range range, @Nullable Place after, int limit) {
        List<Item> found = new ArrayList<>();
        Place last = null;
        long bytes = 0;
        for (Map.Entry<Place, byte[]> each : rest(range, after).entrySet()) {
            if (!range.sorts().test(each.getKey().position().sort())) {
                continue;
            }
            Item item = unpack(each.getKey(), each.getValue());
            bytes += ItemSize.of(item);
            boolean full = bytes > TablePage.MOST_BYTES && !found.isEmpty();
            if (full || found.size() == limit) {
                return new TablePage(found, last);
            }
            found.add(item);
            last = each.getKey();
        }
        return new TablePage(found, null);
    }

    private NavigableMap<Place, byte[]> rest(TablePage.Range range, @Nullable Place after) {
        NavigableMap<Place, byte[]> partition = range.partition() == null ? items : partition(range.partition());
        NavigableMap<Place, byte[]> ordered = range.ascending() ? partition : partition.descendingMap();
        return after == null ? ordered : ordered.tailMap(after, false);
    }

    private NavigableMap<Place, byte[]> partition(String name) {
        String next = name + '\0';
        return items.subMap(
                new Place(new ItemKey(name, ""), LOWEST), true, new Place(new ItemKey(next, ""), LOWEST), false);
    }
}
