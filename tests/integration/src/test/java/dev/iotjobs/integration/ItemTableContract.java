package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.table.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of tables does. Tests share the tables, each in a partition of its own. */
abstract class ItemTableContract {

    /** Of every kind, those included that are only read. */
    private static final Map<String, Attribute> EVERY_KIND = Map.of(
            "text",
            Attribute.of("Grüße, 世界 🚀 \u0000"),
            "empty",
            Attribute.of(""),
            "number",
            Attribute.of(-1_764_000_000_000L),
            "bytes",
            Attribute.of(new byte[] {0, -1, 127}),
            "flag",
            Attribute.of(false),
            "list",
            new Attribute.ListOf(List.of(Attribute.of(1), Attribute.of(true), new Attribute.ListOf(List.of()))),
            "map",
            new Attribute.MapOf(Map.of("a b.c", new Attribute.MapOf(Map.of("b", Attribute.of("x"))))),
            "nothing",
            new Attribute.Nothing(),
            "texts",
            new Attribute.SetOf(Set.of(Attribute.of("a"), Attribute.of("b"))),
            "binaries",
            new Attribute.SetOf(Set.of(Attribute.of(new byte[] {1}))));

    final String partition = UUID.randomUUID().toString();
    final ItemKey key = new ItemKey(partition, "item");

    @SuppressWarnings("NullAway.Init")
    ItemTable state;

    @SuppressWarnings("NullAway.Init")
    ItemTable findings;

    abstract ItemTable openState();

    /** With the index {@code open}. */
    abstract ItemTable openFindings();

    @BeforeEach
    void open() {
        state = openState();
        findings = openFindings();
    }

    final ItemKey keyOf(Object sort) {
        return new ItemKey(partition, sort.toString());
    }

    final Item.Builder item(Object sort) {
        return Item.builder(keyOf(sort));
    }

    final Write put(Item.Builder item) {
        return new Write.Put(state, item.build(), Condition.always());
    }

    private Write update(Map<String, Attribute> set, Set<String> remove, Condition condition) {
        return new Write.Update(state, key, set, remove, condition);
    }

    private List<Item> query() {
        List<Item> items = new ArrayList<>();
        state.query(partition, items::add);
        return items;
    }

    private static List<String> sorts(List<Item> items) {
        return items.stream().map(item -> item.key().sort()).toList();
    }

    @Test
    void put_ofEveryKindOfAttribute_isReadAsItWasWritten() {
        Item.Builder item = Item.builder(key);
        EVERY_KIND.forEach(item::set);

        assertThat(state.write(put(item))).isTrue();

        assertThat(state.get(key)).contains(item.build());
        assertThat(query()).containsExactly(item.build());
        assertThat(state.getAll(List.of(key))).containsExactly(item.build());
    }

    @Test
    void put_overAnItem_replacesAllOfIt() {
        state.write(put(item("item").number("before", 1)));
        state.write(put(item("item").number("after", 2)));

        assertThat(state.get(key)).contains(item("item").number("after", 2).build());
    }

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
    void update_setsAndRemovesAttributesAndLeavesTheOthers() {
        state.write(put(item("item").number("changed", 1).number("removed", 1).number("kept", 1)));

        assertThat(state.write(update(Map.of("changed", Attribute.of(2)), Set.of("removed"), Condition.always())))
                .isTrue();

        assertThat(state.get(key))
                .contains(item("item").number("changed", 2).number("kept", 1).build());
    }

    @Test
    void update_ofNoItem_makesOne() {
        state.write(update(Map.of("status", Attribute.of("new")), Set.of("size"), Condition.always()));

        assertThat(state.get(key)).contains(item("item").text("status", "new").build());
    }

    @Test
    void update_thatOnlyRemoves_leavesTheRest() {
        state.write(put(item("item").number("a", 1).number("b", 1)));

        state.write(update(Map.of(), Set.of("a", "never set"), Condition.always()));

        assertThat(state.get(key)).contains(item("item").number("b", 1).build());
    }

    @Test
    void write_withReservedWordsAndSpecialCharactersAsNames_isMade() {
        Map<String, Attribute> odd = Map.of("size", Attribute.of(1), "a.b", Attribute.of(2), "#x y", Attribute.of(3));
        state.write(update(odd, Set.of("name", "c[0]"), Condition.always()));

        assertThat(state.write(
                        update(Map.of("count", Attribute.of(4)), Set.of("a.b"), new Condition.Has(new HashMap<>(odd)))))
                .isTrue();
        assertThat(state.get(key))
                .contains(item("item")
                        .number("size", 1)
                        .number("#x y", 3)
                        .number("count", 4)
                        .build());
    }

    @Test
    void delete_removesTheItem() {
        state.write(put(item("item")));

        assertThat(state.write(new Write.Delete(state, key, Condition.always())))
                .isTrue();
        assertThat(state.get(key)).isEmpty();
        assertThat(state.write(new Write.Delete(state, key, Condition.always())))
                .isTrue();
    }

    @Test
    void write_ofACheckAlone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.write(new Write.Check(state, key, Condition.absent())));
    }

    /** The item has n = 1 and nothing else. */
    private static Stream<Condition> conditionsThatHold() {
        Map<String, Attribute> several = new HashMap<>(Map.of("n", Attribute.of(1), "sk", Attribute.of("item")));
        several.put("absent", null);
        return Stream.of(
                Condition.always(),
                Condition.has("n", Attribute.of(1)),
                Condition.has("absent", null),
                new Condition.Has(several));
    }

    private static Stream<Condition> conditionsThatFail() {
        Map<String, Attribute> several = new HashMap<>(Map.of("n", Attribute.of(1), "m", Attribute.of(1)));
        return Stream.of(
                Condition.absent(),
                Condition.has("n", Attribute.of(2)),
                Condition.has("n", Attribute.of("1")),
                Condition.has("n", null),
                Condition.has("absent", Attribute.of("x")),
                new Condition.Has(several));
    }

    private List<Write> everyWrite(Condition condition) {
        return List.of(
                new Write.Put(state, item("item").number("n", 2).build(), condition),
                update(Map.of("n", Attribute.of(2)), Set.of(), condition),
                new Write.Delete(state, key, condition));
    }

    @ParameterizedTest
    @MethodSource("conditionsThatHold")
    void everyWrite_whoseConditionHolds_isMade(Condition condition) {
        Item before = item("item").number("n", 1).build();
        for (Write write : everyWrite(condition)) {
            for (boolean alone : List.of(true, false)) {
                state.write(new Write.Put(state, before, Condition.always()));

                assertThat(alone ? state.write(write) : state.transact(List.of(write)))
                        .as("%s", write)
                        .isTrue();
                assertThat(state.get(key).map(item -> item.number("n"))).isNotEqualTo(Optional.of(1L));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("conditionsThatFail")
    void everyWrite_whoseConditionFails_isNotMade(Condition condition) {
        Item before = item("item").number("n", 1).build();
        state.write(new Write.Put(state, before, Condition.always()));
        for (Write write : everyWrite(condition)) {
            assertThat(state.write(write)).as("%s", write).isFalse();
            assertThat(state.transact(List.of(write))).as("%s", write).isFalse();
            assertThat(state.get(key)).contains(before);
        }
    }

    @Test
    void everyWrite_whereThereIsNoItem_dependsOnItsCondition() {
        for (Write write : everyWrite(Condition.has("absent", null))) {
            assertThat(state.write(write)).as("%s", write).isFalse();
        }
        for (Write write : everyWrite(Condition.absent())) {
            assertThat(state.write(write)).as("%s", write).isTrue();
            state.write(new Write.Delete(state, key, Condition.always()));
        }
    }

    @Test
    void unchanged_ofEveryKindOfAttribute_holdsUntilOneChanges() {
        Item.Builder item = Item.builder(key);
        EVERY_KIND.forEach(item::set);
        state.write(put(item));
        Item read = state.get(key).orElseThrow();
        Condition unchanged = Condition.unchanged(read);

        assertThat(state.write(update(Map.of("flag", Attribute.of(true)), Set.of(), unchanged)))
                .isTrue();
        assertThat(state.write(update(Map.of("flag", Attribute.of(true)), Set.of(), unchanged)))
                .isFalse();
    }

    @Test
    void transact_acrossTwoTables_makesAllWritesOfEachKind() {
        state.write(put(item("updated").number("n", 1)));
        state.write(put(item("deleted")));
        state.write(put(item("checked").number("n", 1)));

        boolean made = state.transact(List.of(
                new Write.Put(findings, item("put").build(), Condition.absent()),
                new Write.Update(state, keyOf("updated"), Map.of("n", Attribute.of(2)), Set.of(), Condition.always()),
                new Write.Delete(state, keyOf("deleted"), Condition.has("n", null)),
                new Write.Check(state, keyOf("checked"), Condition.has("n", Attribute.of(1))),
                new Write.Check(findings, keyOf("missing"), Condition.absent())));

        assertThat(made).isTrue();
        assertThat(findings.get(keyOf("put"))).isPresent();
        assertThat(sorts(query())).containsExactly("checked", "updated");
        assertThat(state.get(keyOf("updated")))
                .contains(item("updated").number("n", 2).build());
    }

    @Test
    void transact_withOneConditionThatFails_makesNoWrite() {
        state.write(put(item("kept").number("n", 1)));
        Write check = new Write.Check(state, keyOf("kept"), Condition.has("n", Attribute.of(2)));
        Write write = new Write.Put(state, item("kept").build(), Condition.absent());

        for (Write failing : List.of(check, write)) {
            List<Write> writes = new ArrayList<>(List.of(
                    new Write.Put(findings, item("put").build(), Condition.always()),
                    new Write.Put(state, item("put").build(), Condition.always())));
            writes.add(failing);

            assertThat(state.transact(writes)).isFalse();
        }
        assertThat(findings.get(keyOf("put"))).isEmpty();
        assertThat(sorts(query())).containsExactly("kept");
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
        Attribute nested = new Attribute.ListOf(List.of(new Attribute.MapOf(Map.of("", Attribute.of(1)))));

        for (Item.Builder item :
                List.of(item("item").number("", 1), item("item").set("outer", nested))) {
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> state.write(put(item)));
        }
    }

    @Test
    void write_ofTooManyLevels_isRefused() {
        Attribute nested = Attribute.of(1);
        for (int level = 0; level < 31; level++) {
            nested = new Attribute.ListOf(List.of(nested));
        }
        Attribute deeper = new Attribute.ListOf(List.of(new Attribute.ListOf(List.of(nested))));

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
    void queryOpen_isSparseAndInTheOrderOfItsKey() {
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
    void queryOpen_afterUpdatesAndDeletes_followsThem() {
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
    void queryOpen_hasAllAttributes() {
        Item item = item("open")
                .text("openPk", partition)
                .text("openSk", "1")
                .number("evidence", 7)
                .build();
        findings.write(new Write.Put(findings, item, Condition.always()));
        List<Item> found = new ArrayList<>();

        findings.queryOpen(partition, found::add);

        assertThat(found).containsExactly(item);
    }

    private void putFinding(String sort, String rank) {
        Item item = item(sort).text("openPk", partition).text("openSk", rank).build();
        findings.write(new Write.Put(findings, item, Condition.always()));
    }

    private List<String> openFindingsOf(String region) {
        List<Item> found = new ArrayList<>();
        findings.queryOpen(region, found::add);
        return sorts(found);
    }

    @Test
    void write_byManyThreadsOnConditionOfWhatTheyRead_losesNothing() throws Exception {
        state.write(put(item("item").number("n", 0)));
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Runnable> tasks = Collections.nCopies(32, () -> {
                for (int i = 0; i < 4; i++) {
                    increment();
                }
            });
            for (var result : tasks.stream().map(executor::submit).toList()) {
                result.get();
            }
        }

        assertThat(state.get(key).orElseThrow().number("n")).isEqualTo(32 * 4);
    }

    private void increment() {
        boolean made;
        do {
            long before = state.get(key).orElseThrow().number("n");
            made = state.write(
                    update(Map.of("n", Attribute.of(before + 1)), Set.of(), Condition.has("n", Attribute.of(before))));
        } while (!made);
    }
}
