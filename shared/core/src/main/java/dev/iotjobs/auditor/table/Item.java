package dev.iotjobs.auditor.table;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item of a table: all its attributes, including both parts of the key. Immutable. Unless stated otherwise, a method
 * that reads a typed attribute throws {@link IllegalArgumentException} if the attribute is missing or has another type.
 */
public final class Item {

    public static final String PARTITION_KEY = "pk";
    public static final String SORT_KEY = "sk";

    /**
     * Name of the attribute with the expiry time, in whole seconds since the epoch. DynamoDB deletes the item after
     * this time, possibly days later.
     */
    public static final String EXPIRES_AT = "expiresAt";

    private final Map<String, Attribute> attributes;

    private Item(Map<String, Attribute> attributes) {
        this.attributes = Collections.unmodifiableMap(attributes);
    }

    /**
     * An item with these attributes.
     *
     * @throws IllegalArgumentException if a part of the key is missing
     */
    public static Item of(Map<String, Attribute> attributes) {
        Item item = new Item(new HashMap<>(attributes));
        item.text(PARTITION_KEY);
        item.text(SORT_KEY);
        return item;
    }

    public static Builder builder(ItemKey key) {
        return new Builder(key);
    }

    public ItemKey key() {
        return new ItemKey(text(PARTITION_KEY), text(SORT_KEY));
    }

    public Map<String, Attribute> attributes() {
        return attributes;
    }

    public @Nullable Attribute attribute(String name) {
        return attributes.get(name);
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public String text(String name) {
        if (attributes.get(name) instanceof Attribute.Text(var value)) {
            return value;
        }
        throw unexpected(name, "a text");
    }

    public @Nullable String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    public long number(String name) {
        if (attributes.get(name) instanceof Attribute.Number(var value)) {
            return Long.parseLong(value);
        }
        throw unexpected(name, "a number");
    }

    /** The value of a number attribute. Zero if the attribute is absent. */
    public long numberOrZero(String name) {
        return has(name) ? number(name) : 0;
    }

    /** The value of a time attribute, which is stored in milliseconds since the epoch. */
    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    public @Nullable Instant instantOrNull(String name) {
        return has(name) ? instant(name) : null;
    }

    public byte[] bytes(String name) {
        if (attributes.get(name) instanceof Attribute.Bytes(var value)) {
            return value;
        }
        throw unexpected(name, "bytes");
    }

    /** The value of a boolean attribute. False if the attribute is absent or has another type. */
    public boolean flag(String name) {
        return attributes.get(name) instanceof Attribute.Flag(var value) && value;
    }

    /** The value of a map attribute. Empty if the attribute is absent. */
    public Map<String, Attribute> map(String name) {
        if (!has(name)) {
            return Map.of();
        }
        if (attributes.get(name) instanceof Attribute.MapOf(var values)) {
            return values;
        }
        throw unexpected(name, "a map");
    }

    public boolean isExpired(Instant now) {
        return attributes.get(EXPIRES_AT) instanceof Attribute.Number(var value)
                && Long.parseLong(value) <= now.getEpochSecond();
    }

    private static IllegalArgumentException unexpected(String name, String wanted) {
        return new IllegalArgumentException("attribute '" + name + "' is not " + wanted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && attributes.equals(item.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    @Override
    public String toString() {
        return attributes.toString();
    }

    /** Builds an item. Leaves out null values. Not safe for use by several threads. */
    public static final class Builder {

        private final Map<String, Attribute> attributes = new HashMap<>();

        private Builder(ItemKey key) {
            text(PARTITION_KEY, key.partition());
            text(SORT_KEY, key.sort());
        }

        public Builder text(String name, @Nullable String value) {
            return set(name, value == null ? null : Attribute.of(value));
        }

        public Builder number(String name, long value) {
            return set(name, Attribute.of(value));
        }

        /** Adds a time, stored in milliseconds since the epoch. */
        public Builder instant(String name, @Nullable Instant value) {
            return set(name, value == null ? null : Attribute.of(value.toEpochMilli()));
        }

        public Builder bytes(String name, byte @Nullable [] value) {
            return set(name, value == null ? null : Attribute.of(value));
        }

        /** Adds a boolean attribute if the value is true. */
        public Builder flag(String name, boolean value) {
            return set(name, value ? Attribute.of(true) : null);
        }

        /** Adds a map attribute if the map is not empty. */
        public Builder map(String name, Map<String, Attribute> values) {
            return set(name, values.isEmpty() ? null : new Attribute.MapOf(values));
        }

        public Builder expiresAt(Instant instant) {
            return number(EXPIRES_AT, instant.getEpochSecond());
        }

        public Builder set(String name, @Nullable Attribute value) {
            if (value != null) {
                attributes.put(name, value);
            }
            return this;
        }

        public Item build() {
            return new Item(attributes);
        }
    }
}
