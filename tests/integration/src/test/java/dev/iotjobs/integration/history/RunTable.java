package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Selection;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table for one run. The run stops before each call. */
final class RunTable implements ItemTable {

    private final Run run;
    private final MemoryTable table;

    RunTable(Run run, MemoryTable table) {
        this.run = run;
        this.table = table;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public Answer read(ItemKey key) {
        return run.onTable(key.partition(), () -> "get " + words(key), () -> table.read(key));
    }

    @Override
    public Stream<Item> read(Selection selection) {
        String partition = String.valueOf(selection.partition());
        String what = selection.open() ? "query open " : "query ";
        return run
                .onTable(
                        partition,
                        () -> what + partition,
                        () -> table.read(selection).toList())
                .stream();
    }

    @Override
    public List<Item> getAll(Collection<ItemKey> keys) {
        return keys.isEmpty()
                ? List.of()
                : run.onTable(keys.iterator().next().partition(), () -> "get all " + keys, () -> table.getAll(keys));
    }

    @Override
    public boolean write(Write write) {
        return written(List.of(write), () -> table.write(inMemory(write)));
    }

    @Override
    public boolean transact(List<Write> writes) {
        return written(
                writes,
                () -> table.transact(writes.stream().map(RunTable::inMemory).toList()));
    }

    private boolean written(List<Write> writes, java.util.function.BooleanSupplier work) {
        String partition = writes.getFirst().key().partition();
        List<ItemKey> keys = writes.stream().map(Write::key).toList();
        return run.onTable(partition, keys, () -> words(writes), () -> {
            List<Witness.Change> changes = run.world.witness.before(writes);
            boolean done = work.getAsBoolean();
            if (done) {
                run.world.witness.committed(run, changes);
            }
            return done;
        });
    }

    private static Write inMemory(Write write) {
        MemoryTable table = of(write);
        return switch (write) {
            case Write.Put put -> new Write.Put(table, put.item(), put.condition());
            case Write.Update update ->
                new Write.Update(table, update.key(), update.set(), update.remove(), update.condition());
            case Write.Delete delete -> new Write.Delete(table, delete.key(), delete.condition());
            case Write.Check check -> new Write.Check(table, check.key(), check.condition());
        };
    }

    static MemoryTable of(Write write) {
        return ((RunTable) write.table()).table;
    }

    private static String words(List<Write> writes) {
        return writes.stream()
                .map(write ->
                        write.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + " " + words(write.key()))
                .collect(Collectors.joining(" + "));
    }

    private static String words(ItemKey key) {
        return key.partition() + " " + key.sort();
    }
}
