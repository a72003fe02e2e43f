package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of tables does: how it writes, reads, sorts and indexes, and where its limits are. */
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
}
