package dev.iotjobs.auditor.table.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests what only tables in memory can do. A contract test for all implementations covers the rest. */
class MemoryTableTest {

    private static final ItemKey KEY = new ItemKey("p", "s");

    private final MemoryDatabase database = new MemoryDatabase(() -> Instant.parse("2026-03-01T12:00:00.987Z"));
    private final MemoryTable table = database.table("state");

    @Test
    void read_givesTheClocksTimeInWholeSeconds() {
        assertThat(table.read(KEY)).isEqualTo(new ItemTable.Answer(null, Instant.parse("2026-03-01T12:00:00Z")));
    }

    @Test
    void table_ofTheSameName_isTheSameTable() {
        database.table("findings");

        assertThat(database.table("state")).isSameAs(table);
        assertThat(database.names()).containsExactly("findings", "state");
        assertThat(database.find("other")).isEmpty();
    }

    @Test
    void query_sortsByBytesAndNotByChars() {
        List<String> inOrder = List.of("", "a", "a\u0000", "ab", "\u007F", "\u0080", "\uFFFD", "🚀", "🚀a");
        List<String> shuffled = new ArrayList<>(inOrder.reversed());
        shuffled.remove("");
        shuffled.forEach(sort -> put(new ItemKey("p", sort)));

        assertThat(sorts("p")).containsExactlyElementsOf(inOrder.subList(1, inOrder.size()));
    }

    @Test
    void query_ofAPartitionWhoseNameIsAPrefixOfAnother_readsItsOwnItems() {
        List.of("p", "p0", "p#", "o").forEach(partition -> put(new ItemKey(partition, partition)));

        assertThat(sorts("p")).containsExactly("p");
    }

    @Test
    void write_ofAnItemLargerThan400Kb_isRefusedWithTableKeyRuleAndSize() {
        Item largest = Item.builder(KEY).bytes("b", new byte[400 * 1_024 - 7]).build();
        Item tooLarge = Item.builder(KEY).bytes("b", new byte[400 * 1_024 - 6]).build();

        assertThat(table.write(new Write.Put(table, largest, Condition.absent())))
                .isTrue();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> table.write(new Write.Put(table, tooLarge, Condition.absent())))
                .withMessage("table 'state', item 'p' 's': an item must have at most 409600 bytes, got 409601");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> table.write(
                        new Write.Update(table, KEY, Map.of("c", Attribute.of(1)), Set.of(), Condition.always())))
                .withMessageContaining("an item must have at most 409600 bytes, got 409603");
        assertThat(table.get(KEY)).contains(largest);
    }

    @Test
    void write_ofAKeyThatIsEmptyOrTooLong_isRefused() {
        put(new ItemKey("p".repeat(2_048), "s".repeat(1_024)));

        assertRefused(new ItemKey("p".repeat(2_049), "s"), "the key 'pk' must have 1 to 2048 bytes, got 2049");
        assertRefused(new ItemKey("p", "s".repeat(1_025)), "the key 'sk' must have 1 to 1024 bytes, got 1025");
        assertRefused(new ItemKey("", "s"), "the key 'pk' must have 1 to 2048 bytes, got 0");
        assertRefused(new ItemKey("p", ""), "the key 'sk' must have 1 to 1024 bytes, got 0");
    }

    private void assertRefused(ItemKey key, String message) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> put(key))
                .withMessageContaining(message);
    }

    @Test
    void write_ofAnIndexKeyThatIsNoText_isRefused() {
        Item item = Item.builder(KEY).number("openPk", 1).build();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> table.write(new Write.Put(table, item, Condition.always())))
                .withMessageContaining("'openPk' is a key of the index and must be a text");
    }

    @Test
    void write_thatChangesTheKey_isRefused() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> table.write(new Write.Update(
                        table, KEY, Map.of("sk", Attribute.of("other")), Set.of(), Condition.always())))
                .withMessageContaining("a write never changes the key");
    }

    @Test
    void write_ofACheckAlone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.write(new Write.Check(table, KEY, Condition.absent())));
    }

    @Test
    void write_toATableOfAnotherDatabase_isRefused() {
        MemoryTable stranger = new MemoryDatabase(Instant::now).table("state");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.write(new Write.Delete(stranger, KEY, Condition.always())))
                .withMessageContaining("not of this database");
    }

    @Test
    void transact_outsideOfItsLimits_isRefusedAndWritesNothing() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> table.transact(List.of()))
                .withMessageContaining("a transaction must have 1 to 100 writes, got 0");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> table.transact(puts(101, 1)))
                .withMessageContaining("got 101");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> table.transact(puts(11, 390_000)))
                .withMessageContaining("the transaction that begins with this item has 429");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> table.transact(List.of(
                        new Write.Put(table, Item.builder(KEY).build(), Condition.always()),
                        new Write.Check(table, KEY, Condition.absent()))))
                .withMessageContaining("a transaction writes an item once");
        assertThat(table.size(false)).isZero();
        assertThat(table.transact(puts(100, 1))).isTrue();
    }

    @Test
    void page_withALimit_continuesWhereTheLastOneEnded() {
        IntStream.range(0, 10).forEach(i -> put(new ItemKey("p", "s" + i)));
        TablePage.Range odd = new TablePage.Range(false, "p", sort -> (sort.charAt(1) & 1) == 1, false);

        TablePage first = table.page(odd, null, 3);
        TablePage second = table.page(odd, first.last(), 3);

        assertThat(first.items()).extracting(item -> item.key().sort()).containsExactly("s9", "s7", "s5");
        assertThat(second.items()).extracting(item -> item.key().sort()).containsExactly("s3", "s1");
        assertThat(second.last()).isNull();
    }

    @Test
    void page_ofLargeItems_endsAtOneMegabyte() {
        IntStream.range(0, 4)
                .forEach(i -> table.write(new Write.Put(
                        table,
                        Item.builder(new ItemKey("p", "s" + i))
                                .bytes("b", new byte[390_000])
                                .build(),
                        Condition.always())));

        TablePage first = table.page(TablePage.Range.all(false), null, 100);

        assertThat(first.items()).hasSize(2);
        assertThat(table.page(TablePage.Range.all(false), first.last(), 100).items())
                .hasSize(2);
    }

    @Test
    void page_afterAPlaceInAnotherPartition_isRefused() {
        Place elsewhere = Place.of(new ItemKey("q", "s"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.page(TablePage.Range.partition(false, "p"), elsewhere, 1));
    }

    @Test
    void watcher_seesEachCallWithItsWritesBeforeAndAfter() {
        List<String> seen = new ArrayList<>();
        database.watch(new CallWatcher() {
            @Override
            public void before(Call call) {
                seen.add("before " + call.operation() + " " + call.table() + " " + call.partition() + " "
                        + call.writes().size());
            }

            @Override
            public void after(Call call) {
                seen.add("after " + call.operation());
            }
        });

        put(KEY);
        table.get(KEY);
        table.query("p", item -> seen.add("item"));
        table.getAll(
                IntStream.range(0, 101).mapToObj(i -> new ItemKey("p", "s" + i)).toList());
        table.transact(List.of(new Write.Delete(table, KEY, Condition.always())));

        assertThat(seen)
                .containsExactly(
                        "before PutItem state p 1",
                        "after PutItem",
                        "before GetItem state p 0",
                        "after GetItem",
                        "before Query state p 0",
                        "after Query",
                        "item",
                        "before BatchGetItem state p 0",
                        "after BatchGetItem",
                        "before BatchGetItem state p 0",
                        "after BatchGetItem",
                        "before TransactWriteItems state p 1",
                        "after TransactWriteItems");
    }

    @Test
    void watcher_thatThrowsBefore_preventsTheCall() {
        database.watch(failing(call -> call.operation().equals("PutItem"), call -> false));

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> put(KEY));
        assertThat(table.get(KEY)).isEmpty();
    }

    @Test
    void watcher_thatThrowsAfter_losesTheAnswer() {
        database.watch(failing(call -> false, call -> call.operation().equals("PutItem")));

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> put(KEY));
        assertThat(table.get(KEY)).isPresent();
    }

    @Test
    void restore_replacesItemsAndIndex() {
        Item open = Item.builder(KEY).text("openPk", "o").text("openSk", "1").build();
        put(new ItemKey("p", "lost"));

        table.restore(List.of(open));

        assertThat(sorts("p")).containsExactly("s");
        assertThat(table.size(true)).isEqualTo(1);
        table.restore(List.of());
        assertThat(table.size(false) + table.size(true)).isZero();
    }

    private static CallWatcher failing(Predicate<CallWatcher.Call> before, Predicate<CallWatcher.Call> after) {
        return new CallWatcher() {
            @Override
            public void before(Call call) {
                fail(before.test(call));
            }

            @Override
            public void after(Call call) {
                fail(after.test(call));
            }

            private void fail(boolean now) {
                if (now) {
                    throw new StoreException("no answer", null);
                }
            }
        };
    }

    private List<Write> puts(int number, int bytes) {
        return IntStream.range(0, number)
                .<Write>mapToObj(i -> new Write.Put(
                        table,
                        Item.builder(new ItemKey("p", "s" + i))
                                .bytes("b", new byte[bytes])
                                .build(),
                        Condition.always()))
                .toList();
    }

    private void put(ItemKey key) {
        table.write(new Write.Put(table, Item.builder(key).build(), Condition.always()));
    }

    private List<String> sorts(String partition) {
        List<String> sorts = new ArrayList<>();
        table.query(partition, item -> sorts.add(item.key().sort()));
        return sorts;
    }
}
