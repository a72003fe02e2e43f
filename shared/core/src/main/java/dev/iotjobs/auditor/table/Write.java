package dev.iotjobs.auditor.table;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** A write of one item, either alone or as a part of a transaction. */
public sealed interface Write {

    ItemTable table();

    ItemKey key();

    Condition condition();

    /** Replaces the whole item. */
    record Put(ItemTable table, Item item, Condition condition) implements Write {

        @Override
        public ItemKey key() {
            return item.key();
        }
    }

    /**
     * Sets or removes attributes of an item, at least one. Creates the item if it does not exist.
     *
     * @param set new values by attribute name, without attributes of the key
     * @param remove names of attributes to remove, without those in {@code set}
     */
    record Update(ItemTable table, ItemKey key, Map<String, Attribute> set, Set<String> remove, Condition condition)
            implements Write {

        public Update {
            set = Map.copyOf(set);
            remove = Set.copyOf(remove);
            if (set.isEmpty() && remove.isEmpty()) {
                throw new IllegalArgumentException(
                        "an update of " + key + " must set or remove at least one attribute");
            }
            if (!Collections.disjoint(set.keySet(), remove)) {
                throw new IllegalArgumentException(
                        "an update of " + key + " must not set and remove the same attribute");
            }
        }
    }

    record Delete(ItemTable table, ItemKey key, Condition condition) implements Write {}

    /** Writes nothing. If the condition does not hold, the whole transaction writes nothing. For transactions only. */
    record Check(ItemTable table, ItemKey key, Condition condition) implements Write {}
}
