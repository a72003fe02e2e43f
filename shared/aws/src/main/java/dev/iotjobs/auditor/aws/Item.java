package dev.iotjobs.auditor.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of a table, written and read attribute by attribute; what is null is left out. Instants are numbers, seconds
 * since the epoch with nine decimals, so that they come back as they went. Not safe for use by several threads.
 */
final class Item {

    static final String PARTITION_KEY = "pk";
    static final String SORT_KEY = "sk";

    /** When DynamoDB may delete the item, in whole seconds since the epoch; it may take days to do so. */
    static final String EXPIRES_AT = "expiresAt";

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    /** An item of which nothing is set but its key. */
    static Item of(ItemKey key) {
        return new Item(new LinkedHashMap<>(key.attributes()));
    }

    static Item read(Map<String, AttributeValue> attributes) {
        return new Item(new LinkedHashMap<>(attributes));
    }

    Item text(String name, @Nullable String value) {
        return set(name, value == null ? null : Values.text(value));
    }

    Item number(String name, long value) {
        return set(name, Values.number(value));
    }

    Item instant(String name, @Nullable Instant value) {
        return set(name, value == null ? null : Values.instant(value));
    }

    Item bytes(String name, byte[] value) {
        return set(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    }

    /** Left out where it is empty. */
    Item map(String name, Map<String, AttributeValue> value) {
        return set(name, value.isEmpty() ? null : AttributeValue.fromM(value));
    }

    /** Sets the attribute only where the flag holds. */
    Item flag(String name, boolean value) {
        return set(name, value ? AttributeValue.fromBool(true) : null);
    }

    Item expiresAt(Instant instant) {
        return number(EXPIRES_AT, instant.getEpochSecond());
    }

    Item set(String name, @Nullable AttributeValue value) {
        if (value != null) {
            attributes.put(name, value);
        }
        return this;
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    ItemKey key() {
        return new ItemKey(text(PARTITION_KEY), text(SORT_KEY));
    }

    boolean isExpired(Instant now) {
        AttributeValue expiresAt = attributes.get(EXPIRES_AT);
        return expiresAt != null && Long.parseLong(expiresAt.n()) <= now.getEpochSecond();
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String text(String name) {
        return Objects.requireNonNull(required(name).s(), name);
    }

    @Nullable
    String textOrNull(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : value.s();
    }

    long number(String name) {
        return Long.parseLong(required(name).n());
    }

    Instant instant(String name) {
        return Objects.requireNonNull(instantOrNull(name), name);
    }

    @Nullable
    Instant instantOrNull(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            return null;
        }
        return Values.instant(value.n());
    }

    byte[] bytes(String name) {
        return required(name).b().asByteArrayUnsafe();
    }

    /** Empty where the attribute is left out. */
    Map<String, AttributeValue> map(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? Map.of() : value.m();
    }

    boolean flag(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && Boolean.TRUE.equals(value.bool());
    }

    private AttributeValue required(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalArgumentException("attribute '" + name + "' is missing");
        }
        return value;
    }
}
