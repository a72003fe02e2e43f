package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that all implementations of tables write in the same way: each kind of write with each kind of condition, and
 * transactions.
 */
abstract class ItemTableWrites extends ItemTableFixture {

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

    /** Conditions that hold for an item with {@code n} = 1 and no other attribute. */
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
