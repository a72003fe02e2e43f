package dev.iotjobs.auditor.aws.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts items and attributes to and from the SDK's types. Leaves out a value if the SDK does not know its type. */
final class AttributeValues {

    private AttributeValues() {}

    static Map<String, AttributeValue> of(ItemKey key) {
        return Map.of(
                Item.PARTITION_KEY, AttributeValue.fromS(key.partition()),
                Item.SORT_KEY, AttributeValue.fromS(key.sort()));
    }

    static Map<String, AttributeValue> of(Item item) {
        return of(item.attributes());
    }

    static Item item(Map<String, AttributeValue> values) {
        return Item.of(attributes(values));
    }

    static AttributeValue of(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Text(String value) -> AttributeValue.fromS(value);
            case Attribute.Number(String value) -> AttributeValue.fromN(value);
            case Attribute.Bytes(byte[] value) -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value));
            case Attribute.Flag(boolean value) -> AttributeValue.fromBool(value);
            case Attribute.ListOf(List<Attribute> values) ->
                AttributeValue.fromL(values.stream().map(AttributeValues::of).toList());
            case Attribute.MapOf(Map<String, Attribute> values) -> AttributeValue.fromM(of(values));
            case Attribute.Nothing _ -> AttributeValue.fromNul(true);
            case Attribute.SetOf(Set<Attribute> values) -> set(values);
        };
    }

    private static Map<String, AttributeValue> of(Map<String, Attribute> attributes) {
        return attributes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> of(each.getValue())));
    }

    private static AttributeValue set(Set<Attribute> values) {
        List<AttributeValue> elements = values.stream().map(AttributeValues::of).toList();
        return switch (values.iterator().next()) {
            case Attribute.Number _ ->
                AttributeValue.fromNs(elements.stream().map(AttributeValue::n).toList());
            case Attribute.Bytes _ ->
                AttributeValue.fromBs(elements.stream().map(AttributeValue::b).toList());
            case Attribute _ ->
                AttributeValue.fromSs(elements.stream().map(AttributeValue::s).toList());
        };
    }

    private static Map<String, Attribute> attributes(Map<String, AttributeValue> values) {
        Map<String, Attribute> attributes = new HashMap<>();
        values.forEach((name, value) -> {
            Attribute attribute = attribute(value);
            if (attribute != null) {
                attributes.put(name, attribute);
            }
        });
        return attributes;
    }

    private static @Nullable Attribute attribute(AttributeValue value) {
        return switch (value.type()) {
            case S -> new Attribute.Text(value.s());
            case N -> new Attribute.Number(value.n());
            case B -> bytes(value.b());
            case BOOL -> new Attribute.Flag(value.bool());
            case L ->
                new Attribute.ListOf(value.l().stream()
                        .map(AttributeValues::attribute)
                        .filter(Objects::nonNull)
                        .toList());
            case M -> new Attribute.MapOf(attributes(value.m()));
            case NUL -> new Attribute.Nothing();
            case SS -> set(value.ss(), Attribute.Text::new);
            case NS -> set(value.ns(), Attribute.Number::new);
            case BS -> set(value.bs(), AttributeValues::bytes);
            case UNKNOWN_TO_SDK_VERSION -> null;
        };
    }

    private static <T> Attribute set(Collection<T> values, Function<T, Attribute> element) {
        return new Attribute.SetOf(values.stream().map(element).collect(Collectors.toSet()));
    }

    private static Attribute bytes(SdkBytes value) {
        return new Attribute.Bytes(value.asByteArrayUnsafe());
    }
}
