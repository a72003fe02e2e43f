package dev.iotjobs.auditor.table.memory;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.Write;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link Write} as a change of a table in memory. */
record WriteChange(MemoryTable table, Write write) implements ItemChange {

    @Override
    public ItemKey key() {
        return write.key();
    }

    @Override
    public boolean holds(@Nullable Item before) {
        return switch (write.condition()) {
            case Condition.Always _ -> true;
            case Condition.Absent _ -> before == null;
            case Condition.Has(var attributes) -> before != null && has(before, attributes);
        };
    }

    private static boolean has(Item item, Map<String, @Nullable Attribute> attributes) {
        return attributes.entrySet().stream()
                .allMatch(each -> Objects.equals(item.attribute(each.getKey()), each.getValue()));
    }

    @Override
    public @Nullable Item after(@Nullable Item before) {
        return switch (write) {
            case Write.Put put -> put.item();
            case Write.Update update -> updated(before, update);
            case Write.Delete _ -> null;
            case Write.Check _ -> before;
        };
    }

    private static Item updated(@Nullable Item before, Write.Update update) {
        Item item = before == null ? Item.builder(update.key()).build() : before;
        Map<String, Attribute> attributes = new HashMap<>(item.attributes());
        attributes.putAll(update.set());
        attributes.keySet().removeAll(update.remove());
        return Item.of(attributes);
    }
}
