package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemSize;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.StoreException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * DynamoDB's limits on writes.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Quotas and
 *     limits</a>
 */
final class Limits {

    private static final long ITEM_BYTES = 400 * 1_024;
    private static final long TRANSACTION_BYTES = 4 * 1_024 * 1_024;
    private static final int PARTITION_KEY_BYTES = 2_048;
    private static final int SORT_KEY_BYTES = 1_024;
    private static final int MOST_LEVELS = 32;

    /** Maximum length of a partition key or a sort key in an error message, in characters. Longer keys are cut. */
    private static final int SHOWN = 100;

    private Limits() {}

    static void checkKey(MemoryTable table, ItemKey key) {
        checkKeyPart(table, key, Item.PARTITION_KEY, key.partition(), PARTITION_KEY_BYTES);
        checkKeyPart(table, key, Item.SORT_KEY, key.sort(), SORT_KEY_BYTES);
    }

    /** Checks that an item is within DynamoDB's limits. Returns its size in bytes. */
    static long checkItem(MemoryTable table, Item item) {
        ItemKey key = item.key();
        checkKey(table, key);
        checkIndexKey(table, item, ItemTable.OPEN_PARTITION_KEY, PARTITION_KEY_BYTES);
        checkIndexKey(table, item, ItemTable.OPEN_SORT_KEY, SORT_KEY_BYTES);
        long size = ItemSize.of(item);
        if (size > ITEM_BYTES) {
            throw refused(table, key, "an item must have at most " + ITEM_BYTES + " bytes, got " + size);
        }
        checkNested(table, key, new Attribute.MapOf(item.attributes()), 0);
        return size;
    }

    private static void checkNested(MemoryTable table, ItemKey key, Attribute attribute, int level) {
        if (level > MOST_LEVELS) {
            throw refused(table, key, "an attribute has at most " + MOST_LEVELS + " levels");
        }
        switch (attribute) {
            case Attribute.MapOf(var values) -> {
                if (values.containsKey("")) {
                    throw refused(table, key, "the name of an attribute must not be empty");
                }
                values.values().forEach(value -> checkNested(table, key, value, level + 1));
            }
            case Attribute.ListOf(var values) -> values.forEach(value -> checkNested(table, key, value, level + 1));
            case Attribute.Text _,
                    Attribute.Number _,
                    Attribute.Bytes _,
                    Attribute.Flag _,
                    Attribute.Nothing _,
                    Attribute.SetOf _ -> {}
        }
    }

    /**
     * Checks the keys of changes. Also checks that no two changes are about the same item.
     *
     * @param changes all changes of one transaction, or a single change
     */
    static void checkKeys(List<? extends ItemChange> changes) {
        if (changes.isEmpty() || changes.size() > ItemTable.MOST_WRITES) {
            throw new StoreException(
                    "a transaction must have 1 to " + ItemTable.MOST_WRITES + " writes, got " + changes.size(), null);
        }
        Set<Object> seen = new HashSet<>();
        for (ItemChange change : changes) {
            checkKey(change.table(), change.key());
            if (!seen.add(List.of(change.table().name(), change.key()))) {
                throw refused(change.table(), change.key(), "a transaction writes an item once, got a second write");
            }
        }
    }

    static void checkResults(List<? extends ItemChange> changes, List<ItemChange.Result> results) {
        long bytes = 0;
        for (int i = 0; i < changes.size(); i++) {
            Item after = results.get(i).after();
            if (after != null) {
                bytes += checkItem(changes.get(i), after);
            }
        }
        if (bytes > TRANSACTION_BYTES) {
            ItemChange first = changes.getFirst();
            throw refused(
                    first.table(),
                    first.key(),
                    "a transaction must have at most " + TRANSACTION_BYTES
                            + " bytes in all; the transaction that begins with this item has " + bytes + " in "
                            + changes.size() + " writes");
        }
    }

    private static long checkItem(ItemChange change, Item after) {
        if (!after.key().equals(change.key())) {
            throw refused(change.table(), change.key(), "a write never changes the key");
        }
        return checkItem(change.table(), after);
    }

    private static void checkIndexKey(MemoryTable table, Item item, String name, int most) {
        switch (item.attribute(name)) {
            case null -> {}
            case Attribute.Text(String value) -> checkKeyPart(table, item.key(), name, value, most);
            default -> throw refused(table, item.key(), "'" + name + "' is a key of the index and must be a text");
        }
    }

    private static void checkKeyPart(MemoryTable table, ItemKey key, String name, String value, int most) {
        int bytes = ItemSize.utf8(value);
        if (bytes == 0 || bytes > most) {
            throw refused(table, key, "the key '" + name + "' must have 1 to " + most + " bytes, got " + bytes);
        }
    }

    private static StoreException refused(MemoryTable table, ItemKey key, String problem) {
        return new StoreException(shown(table, key) + ": " + problem, null);
    }

    private static String shown(MemoryTable table, ItemKey key) {
        return "table '" + table.name() + "', item '" + shown(key.partition()) + "' '" + shown(key.sort()) + "'";
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
