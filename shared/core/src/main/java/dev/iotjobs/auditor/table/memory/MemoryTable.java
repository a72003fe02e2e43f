package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Pages;
import dev.iotjobs.auditor.table.Selection;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.CallWatcher.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table in memory, with DynamoDB's limits on keys, items, transactions and pages. Safe for use by several threads.
 */
public final class MemoryTable implements ItemTable {

    /** Maximum number of keys in one call of BatchGetItem. */
    private static final int KEYS_A_BATCH = 100;

    private final MemoryDatabase database;
    private final String name;
    private final SortedItems items = new SortedItems();
    private final SortedItems open = new SortedItems();

    MemoryTable(MemoryDatabase database, String name) {
        this.database = database;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer read(ItemKey key) {
        return call("GetItem", key.partition(), List.of(), () -> new Answer(find(key), database.serviceTime()));
    }

    @Override
    public Stream<Item> read(Selection selection) {
        String partition = selection.partition() == null ? "" : selection.partition();
        String operation = selection.partition() == null ? "Scan" : "Query";
        TablePage.Range range = new TablePage.Range(
                selection.open(), selection.partition(), sort -> isBetween(selection, sort), selection.ascending());
        return Pages.<Place>stream(after -> {
            TablePage page =
                    call(operation, partition, List.of(), () -> page(range, after, selection.items(after == null)));
            return new Pages.Page<>(selected(page, selection), page.last());
        });
    }

    private static boolean isBetween(Selection selection, String sort) {
        String from = selection.from();
        String through = selection.through();
        return (from == null || KeyOrder.TEXTS.compare(sort, from) >= 0)
                && (through == null || KeyOrder.TEXTS.compare(sort, through) <= 0);
    }

    private static List<Item> selected(TablePage page, Selection selection) {
        return page.items().stream()
                .filter(item -> selection.filters().stream().allMatch(filter -> filter.holds(item)))
                .map(item -> selection.attributes().isEmpty() ? item : reduced(item, selection.attributes()))
                .toList();
    }

    private static Item reduced(Item item, Set<String> names) {
        Item.Builder reduced = Item.builder(item.key());
        names.forEach(name -> reduced.set(name, item.attribute(name)));
        return reduced.build();
    }

    @Override
    public List<Item> getAll(Collection<ItemKey> keys) {
        List<ItemKey> all = keys.stream().distinct().toList();
        List<Item> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS_A_BATCH) {
            List<ItemKey> batch = all.subList(from, Math.min(all.size(), from + KEYS_A_BATCH));
            found.addAll(call("BatchGetItem", batch.getFirst().partition(), List.of(), () -> findAll(batch)));
        }
        return found;
    }

    private List<Item> findAll(List<ItemKey> keys) {
        return keys.stream().map(this::find).filter(Objects::nonNull).toList();
    }

    @Override
    public boolean write(Write write) {
        String operation = switch (write) {
            case Write.Put _ -> "PutItem";
            case Write.Update _ -> "UpdateItem";
            case Write.Delete _ -> "DeleteItem";
            case Write.Check _ -> throw new IllegalArgumentException("a check is made in a transaction only");
        };
        return change(operation, List.of(write));
    }

    @Override
    public boolean transact(List<Write> writes) {
        return change("TransactWriteItems", writes);
    }

    private boolean change(String operation, List<Write> writes) {
        List<WriteChange> changes = writes.stream()
                .map(write -> new WriteChange(inMemory(write.table()), write))
                .toList();
        String partition = writes.isEmpty() ? "" : writes.getFirst().key().partition();
        return call(
                operation,
                partition,
                writes,
                () -> database.change(changes).stream().allMatch(ItemChange.Result::held));
    }

    private static MemoryTable inMemory(ItemTable table) {
        if (table instanceof MemoryTable memory) {
            return memory;
        }
        throw new IllegalArgumentException("table '" + table.name() + "' is not in memory: " + table.getClass());
    }

    private <T> T call(String operation, String partition, List<Write> writes, Supplier<T> work) {
        return database.watched(new Call(operation, name, partition, List.copyOf(writes)), work);
    }

    /** Reads one item; null if the item does not exist. Does not call the {@link CallWatcher} of the database. */
    public @Nullable Item find(ItemKey key) {
        synchronized (database) {
            return items.get(Place.of(key));
        }
    }

    /**
     * Reads one page. Does not call the {@link CallWatcher} of the database.
     *
     * @param after place at which the previous page ended; null for the first page
     * @param limit maximum number of items in the page, at least 1
     * @throws IllegalArgumentException if {@code after} is outside of the partition
     */
    public TablePage page(TablePage.Range range, @Nullable Place after, int limit) {
        synchronized (database) {
            return (range.open() ? open : items).page(range, after, limit);
        }
    }

    /**
     * The number of items.
     *
     * @param ofOpen true for the items in the index {@code open}, false for all items of the table
     */
    public int size(boolean ofOpen) {
        synchronized (database) {
            return (ofOpen ? open : items).size();
        }
    }

    /** Reads all items in the order of their keys. Does not call the {@link CallWatcher} of the database. */
    public List<Item> items() {
        synchronized (database) {
            return items.all();
        }
    }

    /** Replaces the whole contents of the table, like a restore from a backup. */
    public void restore(Collection<Item> backup) {
        synchronized (database) {
            backup.forEach(item -> Limits.checkItem(this, item));
            items.clear();
            open.clear();
            backup.forEach(this::put);
        }
    }

    /** Puts the result of a change into the table. The caller holds the database's lock. */
    void replace(ItemChange.Result result) {
        if (result.before() != null) {
            remove(result.before());
        }
        if (result.after() != null) {
            put(result.after());
        }
    }

    private void put(Item item) {
        byte[] packed = SortedItems.pack(item);
        items.put(Place.of(item.key()), packed);
        Place place = openPlace(item);
        if (place != null) {
            open.put(place, packed);
        }
    }

    private void remove(Item item) {
        items.remove(Place.of(item.key()));
        Place place = openPlace(item);
        if (place != null) {
            open.remove(place);
        }
    }

    private static @Nullable Place openPlace(Item item) {
        String partition = item.textOrNull(OPEN_PARTITION_KEY);
        String sort = item.textOrNull(OPEN_SORT_KEY);
        return partition == null || sort == null ? null : new Place(new ItemKey(partition, sort), item.key());
    }
}
