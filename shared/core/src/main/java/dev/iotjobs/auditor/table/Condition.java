package dev.iotjobs.auditor.table;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition of a write. A closed set, so that all implementations evaluate the same conditions. */
public sealed interface Condition {

    /** The write always happens. */
    record Always() implements Condition {}

    /** No item has this key. */
    record Absent() implements Condition {}

    /**
     * An item with this key exists, and each of these attributes has this value; one whose value is null is absent.
     *
     * @param attributes at least one
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

    /** A condition that every attribute of a read item still has the same value. */
    static Condition unchanged(Item item) {
        return new Has(new HashMap<>(item.attributes()));
    }
}
