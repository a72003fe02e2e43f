package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import dev.iotjobs.auditor.table.memory.TablePage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Damages the tables: loses one, restores an old backup, or makes an item unreadable. */
final class Disasters {

    private static final int NEWER_FORMAT = 99;

    private final World world;
    private List<Item> savedState = List.of();
    private List<Item> savedFindings = List.of();

    Disasters(World world) {
        this.world = world;
    }

    /**
     * Makes a backup of the tables, causes one disaster, or does nothing.
     *
     * @return whether a table was restored from a backup, so that all runs under way must end
     */
    boolean strike() {
        int which = world.choices.below(8);
        switch (which) {
            case 1 -> {
                savedState = items(world.state());
                savedFindings = items(world.findings());
                world.log("DISASTER", () -> "backup");
            }
            case 2 -> {
                world.state().restore(savedState);
                forget();
                world.log("DISASTER", () -> "state restored");
            }
            case 3 -> {
                world.findings().restore(savedFindings);
                world.log("DISASTER", () -> "findings restored");
            }
            case 4 -> {
                world.findingsTable = world.findingsTable.equals("findings") ? "findings-2" : "findings";
                world.log("DISASTER", () -> "findings table is " + world.findingsTable);
            }
            case 5, 6, 7 -> spoilItem();
            default -> {}
        }
        return which == 2 || which == 3;
    }

    private void spoilItem() {
        MemoryTable table = world.choices.seldom(20) ? world.findings() : world.state();
        spoilOneOf(items(table), table);
    }

    /** Makes the record of a job unreadable. */
    void spoilRecord() {
        List<Item> records = items(world.state()).stream()
                .filter(item -> item.key().sort().contains("@"))
                .toList();
        spoilOneOf(records, world.state());
    }

    private void spoilOneOf(List<Item> items, MemoryTable table) {
        if (items.isEmpty()) {
            return;
        }
        Item item = world.choices.oneOf(items);
        boolean newer = world.choices.below(2) == 0;
        table.write(new Write.Put(table, spoiled(item, newer), Condition.always()));
        // Without this item, the auditor does not know what subscribers were notified of, or whether a message was
        // sent
        if (List.of('H', 'N').contains(item.key().partition().charAt(0))
                || item.key().equals(Messages.KEY)) {
            forget();
        }
        world.policyWasLost |= item.key().partition().charAt(0) == 'P';
        world.log("DISASTER", () -> (newer ? "newer format " : "garbage ") + item.key());
    }

    private void forget() {
        world.memoryLost = true;
        world.memoryWasLost = true;
    }

    private static Item spoiled(Item item, boolean newer) {
        Map<String, Attribute> attributes = new HashMap<>(item.attributes());
        attributes.replaceAll(
                (name, value) -> value instanceof Attribute.Bytes ? Attribute.of(new byte[] {1, 2}) : value);
        if (newer) {
            attributes.put("v", Attribute.of(NEWER_FORMAT));
        }
        return Item.of(attributes);
    }

    static List<Item> items(MemoryTable table) {
        return table.page(TablePage.Range.all(false), null, Integer.MAX_VALUE).items();
    }
}
