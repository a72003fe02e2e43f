package dev.iotjobs.auditor.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.table.memory.CallWatcher;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {

    private final MemoryDatabase database = new MemoryDatabase(() -> Instant.EPOCH);
    private final MemoryTable table = database.table("findings");
    private final List<String> calls = new ArrayList<>();

    private Stream<Item> read(Selection selection) {
        IntStream.range(0, 10)
                .mapToObj(i -> Item.builder(new ItemKey("p", "i" + i)).text("odd", i % 2 == 1 ? "yes" : "no"))
                .forEach(item -> table.write(new Write.Put(table, item.build(), Condition.always())));
        database.watch(new CallWatcher() {
            @Override
            public void before(Call call) {
                calls.add(call.operation());
            }

            @Override
            public void after(Call call) {}
        });
        return table.read(selection);
    }

    @Test
    void read_untilAPageEnds_readsNoOtherPage() {
        try (Stream<Item> items = read(Selection.partition("p").pagesOf(3))) {
            assertThat(calls).isEmpty();
            assertThat(items.limit(3)).hasSize(3);
        }
        assertThat(calls).containsExactly("Query");
    }

    @Test
    void read_pastAPage_readsTheNextOne() {
        try (Stream<Item> items = read(Selection.everything().pagesOf(3))) {
            assertThat(items.skip(3).findFirst())
                    .hasValueSatisfying(item -> assertThat(item.key().sort()).isEqualTo("i3"));
        }
        assertThat(calls).containsExactly("Scan", "Scan");
    }

    @Test
    void read_pagesWithoutAFittingItem_continues() {
        Filter odd = new Filter.OneOf("odd", Set.of("yes"));

        try (Stream<Item> items = read(Selection.partition("p").pagesOf(1).where(odd))) {
            assertThat(items.map(item -> item.key().sort())).containsExactly("i1", "i3", "i5", "i7", "i9");
        }
        assertThat(calls).hasSize(10);
    }
}
