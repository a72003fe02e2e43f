package dev.iotjobs.auditor.table;

import java.util.Set;

/**
 * A condition that a text attribute of an item must meet. A {@link Selection} leaves out all other items, but DynamoDB
 * charges for reading them, too.
 */
public sealed interface Filter {

    /**
     * The attribute has one of these values.
     *
     * @param values 1 to {@value Filter#MOST_VALUES}
     */
    record OneOf(String attribute, Set<String> values) implements Filter {

        public OneOf {
            values = Set.copyOf(values);
            if (values.isEmpty() || values.size() > MOST_VALUES) {
                throw new IllegalArgumentException("'" + attribute + "' must be compared with 1 to " + MOST_VALUES
                        + " values, got " + values.size());
            }
        }
    }

    /** The attribute is equal to this text or sorts after it. */
    record AtLeast(String attribute, String value) implements Filter {}

    /**
     * The attribute begins with this text.
     *
     * @param value not empty
     */
    record BeginsWith(String attribute, String value) implements Filter {}

    /** Maximum number of values of {@link OneOf}: DynamoDB's limit for {@code IN}. */
    int MOST_VALUES = 100;

    /** The name of the attribute to which the filter applies. */
    String attribute();

    /** Whether an item meets this condition. False if {@link #attribute} is missing or not a text. */
    default boolean holds(Item item) {
        if (!(item.attribute(attribute()) instanceof Attribute.Text(var text))) {
            return false;
        }
        return switch (this) {
            case OneOf(var _, var values) -> values.contains(text);
            case AtLeast(var _, var value) -> text.compareTo(value) >= 0;
            case BeginsWith(var _, var value) -> text.startsWith(value);
        };
    }
}
