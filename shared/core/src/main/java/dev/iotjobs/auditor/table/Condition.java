package dev.iotjobs.auditor.table;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition of a write, from a fixed set of conditions that every {@link ItemTable} supports. */
public sealed interface Condition {

    /** No condition: the write always happens. */
    record Always() implements Condition {}

    /** The table has no item with the key of the write. */
    record Absent() implements Condition {}

    /**
     * The table has an item with the key of the write, and this item has these attribute values.
     *
     * @param attributes at least one; a null value stands for an attribute that the item does not have
     */
    record Has(Map<String, @Nullable Attribute> attributes) implements Condition {

        public Has {
            attributes = new HashMap<>(attributes);
        }
    }

    static Condition always() {
        return new Always();
    }

    static Condition absent() {
        return new Absent();
    }

    static Condition has(String name, @Nullable Attribute value) {
        Map<String, @Nullable Attribute> attributes = new HashMap<>();
        attributes.put(name, value);
        return new Has(attributes);
    }

    /** The condition that an item still has all the attribute values that were read. */
    static Condition unchanged(Item item) {
        return new Has(new HashMap<>(item.attributes()));
    }
}
