package dev.iotjobs.local.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.memory.ItemChange;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One write of a request, with its condition and its effect on the item.
 *
 * @param condition null if the write is unconditional
 */
record ExpressionChange(
        MemoryTable table, ItemKey key, @Nullable Filter condition, Effect effect) implements ItemChange {

    private static final Set<String> KEY = Set.of(Item.PARTITION_KEY, Item.SORT_KEY);
    private static final Set<String> CONDITIONAL = Set.of(
            "TableName",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnConsumedCapacity");

    /** What a write does to the item. */
    private sealed interface Effect {
        record Put(Item item) implements Effect {}

        record Update(ExpressionParser.Update update) implements Effect {}

        record Delete() implements Effect {}

        record Check() implements Effect {}
    }

    static ExpressionChange put(Tables tables, Input input) {
        input.only(with("Item"));
        Item item = AttributeJson.readItem(input.get("Item"));
        return of(tables, input, item.key(), new Placeholders(input.json()), new Effect.Put(item));
    }

    static ExpressionChange update(Tables tables, Input input) {
        input.only(with("Key", "UpdateExpression"));
        Placeholders placeholders = new Placeholders(input.json());
        ExpressionParser.Update update = ExpressionParser.update(input.text("UpdateExpression"), placeholders);
        for (String part : KEY) {
            if (update.set().containsKey(part) || update.remove().contains(part)) {
                throw Errors.invalid("Cannot update attribute " + part + ". This attribute is part of the key");
            }
        }
        return of(tables, input, key(input), placeholders, new Effect.Update(update));
    }

    static ExpressionChange delete(Tables tables, Input input) {
        input.only(with("Key"));
        return of(tables, input, key(input), new Placeholders(input.json()), new Effect.Delete());
    }

    /** Reads DynamoDB's {@code ConditionCheck}: this entry of a transaction checks an item, but does not change it. */
    static ExpressionChange check(Tables tables, Input input) {
        input.only(with("Key")).text("ConditionExpression");
        return of(tables, input, key(input), new Placeholders(input.json()), new Effect.Check());
    }

    private static Set<String> with(String... members) {
        Set<String> all = new HashSet<>(CONDITIONAL);
        all.addAll(Set.of(members));
        return all;
    }

    private static ItemKey key(Input input) {
        return AttributeJson.readKey(input.get("Key"));
    }

    private static ExpressionChange of(
            Tables tables, Input input, ItemKey key, Placeholders placeholders, Effect effect) {
        String expression = input.textOrNull("ConditionExpression");
        Filter condition = expression == null ? null : ExpressionParser.filter(expression, placeholders);
        placeholders.checkUsed();
        return new ExpressionChange(tables.table(input.text("TableName")), key, condition, effect);
    }

    @Override
    public boolean holds(@Nullable Item before) {
        return condition == null || condition.holds(before == null ? Map.of() : before.attributes());
    }

    @Override
    public @Nullable Item after(@Nullable Item before) {
        return switch (effect) {
            case Effect.Put(Item item) -> item;
            case Effect.Update(ExpressionParser.Update update) -> updated(before, update);
            case Effect.Delete() -> null;
            case Effect.Check() -> before;
        };
    }

    private Item updated(@Nullable Item before, ExpressionParser.Update update) {
        Item item = before == null ? Item.builder(key).build() : before;
        Map<String, Attribute> attributes = new HashMap<>(item.attributes());
        attributes.putAll(update.set());
        attributes.keySet().removeAll(update.remove());
        return Item.of(attributes);
    }
}
