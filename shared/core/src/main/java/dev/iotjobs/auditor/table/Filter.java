package dev.iotjobs.auditor.table;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a text attribute of the items that a lazy read returns. The service applies it after it has read, and
 * charges for, every item of the range.
 */
public sealed interface Filter {

    /** The attribute has one of these values; at least one, at most 100. */
    record OneOf(String attribute, Set<String> values) implements Filter {

        public OneOf {
            values = Set.copyOf(values);
            if (values.isEmpty() || values.size() > MOST_VALUES) {
                throw new IllegalArgumentException(
                        "'" + attribute + "' is compared with 1 to " + MOST_VALUES + " values, got " + values.size());
            }
        }
    }

    /** The attribute is equal to this text or sorts after it. */
    record AtLeast(String attribute, String value) implements Filter {}

    /** The attribute begins with this text, which is not empty. */
    record BeginsWith(String attribute, String value) implements Filter {}

    /** Most values of {@link OneOf}: DynamoDB's limit for {@code IN}. */
    int MOST_VALUES = 100;

    /** Whether an item fits. */
    default boolean holds(Item item) {
        return switch (this) {
            case OneOf(var attribute, var values) -> text(item, attribute) instanceof String text
                    && values.contains(text);
            case AtLeast(var attribute, var value) -> text(item, attribute) instanceof String text
                    && text.compareTo(value) >= 0;
            case BeginsWith(var attribute, var value) -> text(item, attribute) instanceof String text
                    && text.startsWith(value);
        };
    }

    private static @Nullable String text(Item item, String attribute) {
        return item.attribute(attribute) instanceof Attribute.Text(var value) ? value : null;
    }
}
