package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Filter;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Selection;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.table.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that all implementations of tables behave in the same way: how they read, sort, index and limit items. */
abstract class ItemTableContract extends ItemTableWrites {

    @Test
    void get_ofAKeyOrPartitionWithoutItem_isEmpty() {
        assertThat(state.get(key)).isEmpty();
        assertThat(query()).isEmpty();
        assertThat(state.getAll(List.of(key))).isEmpty();
        assertThat(state.getAll(List.of())).isEmpty();
    }

    @Test
    void read_saysTheServicesTimeInWholeSeconds() {
        ItemTable.Answer answer = state.read(key);

        assertThat(answer.item()).isNull();
        assertThat(answer.serviceTime())
                .isNotNull()
                .isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS))
                .satisfies(time -> assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void transact_ofTheMostWrites_isMade() {
        List<Write> writes = IntStream.range(0, ItemTable.MOST_WRITES)
                .mapToObj(i -> put(item("i" + i)))
                .toList();

        assertThat(state.transact(writes)).isTrue();
        assertThat(query()).hasSize(ItemTable.MOST_WRITES);
    }

    @Test
    void transact_outsideOfItsLimits_isRefusedAndMakesNoWrite() {
        List<Write> tooMany = IntStream.rangeClosed(0, ItemTable.MOST_WRITES)
                .mapToObj(i -> put(item("i" + i)))
                .toList();
        List<Write> twice = List.of(put(item("item")), new Write.Delete(state, key, Condition.always()));
        List<Write> tooLarge = IntStream.range(0, 12)
                .mapToObj(i -> put(item("i" + i).bytes("b", new byte[390_000])))
                .toList();

        for (List<Write> writes : List.of(tooMany, twice, tooLarge)) {
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> state.transact(writes));
        }
        assertThat(query()).isEmpty();
    }

    @Test
    void write_ofAnItemOf400Kb_isMade_andOfAByteMoreIsRefused() {
        int others = "pk".length() + partition.length() + "sk".length() + "item".length() + "b".length();
        int most = 400 * 1_024 - others;

        assertThat(state.write(put(item("item").bytes("b", new byte[most])))).isTrue();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> state.write(put(item("item").bytes("b", new byte[most + 1]))))
                .withMessageContaining(state.name());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> state.write(update(Map.of("c", Attribute.of(1)), Set.of(), Condition.always())));
        assertThat(state.get(key).map(item -> item.bytes("b").length)).contains(most);
    }

    @Test
    void write_ofAKeyThatIsEmptyOrTooLong_isRefused() {
        assertThat(state.write(put(item("s".repeat(1_024))))).isTrue();
        for (ItemKey wrong : List.of(
                keyOf(""), keyOf("s".repeat(1_025)), new ItemKey("p".repeat(2_049), "s"), new ItemKey("", "s"))) {
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> state.write(put(Item.builder(wrong))));
        }
    }

    @Test
    void write_ofAnAttributeWithoutAName_isRefused() {
        Attribute nested = listOf(mapOf("", Attribute.of(1)));

        for (Item.Builder item :
                List.of(item("item").number("", 1), item("item").set("outer", nested))) {
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> state.write(put(item)));
        }
    }

    @Test
    void write_ofTooManyLevels_isRefused() {
        Attribute nested = Attribute.of(1);
        for (int level = 0; level < 31; level++) {
            nested = listOf(nested);
        }
        Attribute deeper = listOf(listOf(nested));

        assertThat(state.write(put(item("item").set("nested", nested)))).isTrue();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> state.write(put(item("item").set("nested", deeper))));
    }

    @Test
    void write_ofAnIndexKeyThatIsEmpty_isRefused() {
        Item.Builder item = item("item").text("openPk", partition).text("openSk", "");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> findings.write(new Write.Put(findings, item.build(), Condition.always())));
    }

    @Test
    void query_ofSeveralMegabytes_isReadToTheEndInOrder() {
        List<String> wanted =
                IntStream.range(0, 30).mapToObj("i%02d"::formatted).toList();
        wanted.parallelStream().forEach(sort -> state.write(put(item(sort).bytes("b", new byte[100_000]))));

        assertThat(sorts(query())).isEqualTo(wanted);
    }

    @Test
    void query_ofMoreItemsThanAPageHas_isReadToTheEnd() {
        List<Integer> numbers = IntStream.range(0, 1_250).boxed().toList();
        for (int from = 0; from < numbers.size(); from += ItemTable.MOST_WRITES) {
            state.transact(numbers.subList(from, Math.min(numbers.size(), from + ItemTable.MOST_WRITES)).stream()
                    .map(i -> put(item("i%04d".formatted(i))))
                    .toList());
        }

        assertThat(sorts(query())).hasSize(1_250).isSorted();
    }

    @Test
    void query_sortsKeysByTheirBytes() {
        List<String> inOrder = List.of(" ", "-", "A", "a", "a ", "ab", "ä", "\uFFFD", "🚀");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        shuffled.forEach(sort -> state.write(put(item(sort))));

        assertThat(sorts(query())).isEqualTo(inOrder);
    }

    @Test
    void query_readsItsPartitionOnly() {
        state.write(put(item("own")));
        state.write(put(Item.builder(new ItemKey(partition + "0", "other"))));

        assertThat(sorts(query())).containsExactly("own");
    }

    @Test
    void getAll_ofMoreKeysThanABatchHolds_findsThoseThatExist() {
        state.transact(IntStream.range(0, 100).mapToObj(i -> put(item(2 * i))).toList());
        List<ItemKey> keys =
                new ArrayList<>(IntStream.range(0, 350).mapToObj(this::keyOf).toList());
        keys.addAll(keys.subList(0, 50));

        assertThat(sorts(state.getAll(keys)))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100)
                        .mapToObj(i -> Integer.toString(2 * i))
                        .toList());
    }

    @Test
    void readOpen_isSparseAndInTheOrderOfItsKey() {
        putFinding("a", "2#older");
        putFinding("b", "1#worst");
        putFinding("c", "2#newer");
        findings.write(
                new Write.Put(findings, item("closed").text("openPk", partition).build(), Condition.always()));
        findings.write(
                new Write.Put(findings, item("other").text("openSk", "1#worst").build(), Condition.always()));

        assertThat(openFindingsOf(partition)).containsExactly("b", "c", "a");
        assertThat(openFindingsOf("nothing is open here")).isEmpty();
    }

    @Test
    void readOpen_afterUpdatesAndDeletes_followsThem() {
        putFinding("closed", "1");
        putFinding("deleted", "2");
        putFinding("moved", "3");
        putFinding("same", "4");
        findings.write(new Write.Update(
                findings,
                keyOf("closed"),
                Map.of("n", Attribute.of(1)),
                Set.of("openPk", "openSk"),
                Condition.always()));
        findings.write(new Write.Delete(findings, keyOf("deleted"), Condition.always()));
        findings.write(new Write.Update(
                findings, keyOf("moved"), Map.of("openSk", Attribute.of("5")), Set.of(), Condition.always()));

        assertThat(openFindingsOf(partition)).containsExactly("same", "moved");
    }

    @Test
    void readOpen_hasAllAttributes() {
        Item item = item("open")
                .text("openPk", partition)
                .text("openSk", "1")
                .number("evidence", 7)
                .build();
        findings.write(new Write.Put(findings, item, Condition.always()));

        assertThat(read(Selection.open(partition))).containsExactly(item);
    }

    @Test
    void read_rangeOfAPartition_hasItsBoundsAndItsOrder() {
        List.of("a", "b", "c", "d").forEach(sort -> state.write(put(item(sort))));
        Selection all = Selection.partition(partition).pagesOf(1);

        assertThat(sorts(state, all.between("b", "c"))).containsExactly("b", "c");
        assertThat(sorts(state, all.between("b", null).descending())).containsExactly("d", "c", "b");
        assertThat(sorts(state, all.between(null, "bb"))).containsExactly("a", "b");
        assertThat(sorts(state, all.between("e", null))).isEmpty();
    }

    @Test
    void read_withFilters_hasTheItemsForWhichAllHold() {
        putFinding("a", "1", "IOTJ-CFG-01", "2026-11-28T06:00:00Z");
        putFinding("b", "2", "IOTJ-CFG-03", "2026-11-28T06:45:00Z");
        putFinding("c", "3", "IOTJ-CFG-03", "2026-11-27T06:45:00Z");
        putFinding("d", "4", "IOTJ-RUN-01", "2026-11-29T06:45:00Z");
        findings.write(new Write.Put(
                findings,
                item("e")
                        .text("openPk", partition)
                        .text("openSk", "5")
                        .number("rule", 3)
                        .build(),
                Condition.always()));
        Selection open = Selection.open(partition).pagesOf(2);
        Filter cfg = new Filter.BeginsWith("rule", "IOTJ-CFG-");
        Filter recent = new Filter.AtLeast("at", "2026-11-28T06:00:00");

        assertThat(sorts(findings, open.where(cfg))).containsExactly("a", "b", "c");
        assertThat(sorts(findings, open.where(cfg).where(recent))).containsExactly("a", "b");
        assertThat(sorts(
                        findings,
                        open.where(new Filter.OneOf("rule", Set.of("IOTJ-CFG-01", "IOTJ-RUN-01")))
                                .descending()))
                .containsExactly("d", "a");
        assertThat(sorts(findings, open.where(new Filter.OneOf("rule", Set.of("IOTJ-CFG")))))
                .isEmpty();
    }

    @Test
    void read_someAttributes_hasThemAndTheKey() {
        putFinding("a", "1", "IOTJ-CFG-01", "2026-11-28T06:00:00Z");
        Selection chosen = Selection.open(partition).only(Set.of("rule", "missing"));

        assertThat(read(chosen))
                .containsExactly(item("a").text("rule", "IOTJ-CFG-01").build());
    }

    @Test
    void read_everything_findsItemsOfAllPartitionsThatFit() {
        Item other = Item.builder(new ItemKey(partition + "/2", "b"))
                .text("owner", partition)
                .build();
        Item mine = item("a").text("owner", partition).build();
        for (Item item : List.of(mine, other, item("c").build())) {
            findings.write(new Write.Put(findings, item, Condition.always()));
        }
        Selection owned = Selection.everything().where(new Filter.OneOf("owner", Set.of(partition)));

        assertThat(read(owned)).containsExactlyInAnyOrder(mine, other);
        assertThat(read(owned.pagesOf(1))).containsExactlyInAnyOrder(mine, other);
    }

    @Test
    void read_stoppedEarly_hasTheFirstItems() {
        List.of("a", "b", "c").forEach(sort -> state.write(put(item(sort))));

        try (Stream<Item> items = state.read(Selection.partition(partition).pagesOf(2))) {
            assertThat(sorts(items.limit(1).toList())).containsExactly("a");
        }
    }

    private List<String> sorts(ItemTable table, Selection selection) {
        try (Stream<Item> items = table.read(selection)) {
            return sorts(items.toList());
        }
    }

    private List<Item> read(Selection selection) {
        try (Stream<Item> items = findings.read(selection)) {
            return items.toList();
        }
    }

    private void putFinding(String sort, String rank, String rule, String at) {
        Item item = item(sort)
                .text("openPk", partition)
                .text("openSk", rank)
                .text("rule", rule)
                .text("at", at)
                .build();
        findings.write(new Write.Put(findings, item, Condition.always()));
    }

    private void putFinding(String sort, String rank) {
        Item item = item(sort).text("openPk", partition).text("openSk", rank).build();
        findings.write(new Write.Put(findings, item, Condition.always()));
    }

    private List<String> openFindingsOf(String region) {
        return sorts(read(Selection.open(region)));
    }
}
