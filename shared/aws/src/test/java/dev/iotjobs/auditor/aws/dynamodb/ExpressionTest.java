package dev.iotjobs.auditor.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ExpressionTest {

    private static final ItemKey KEY = new ItemKey("p", "s");

    private final MemoryTable table = new MemoryDatabase(Instant::now).table("state");

    @Test
    void of_aWriteThatAlwaysHappens_isEmpty() {
        Expression expression = Expression.of(
                new Write.Put(table, Item.builder(KEY).number("n", 1).build(), Condition.always()));

        assertThat(expression).isEqualTo(new Expression(null, null, null, null));
    }

    @Test
    void of_absent_asksForTheKey() {
        Expression expression = Expression.of(new Write.Delete(table, KEY, Condition.absent()));

        assertThat(expression).isEqualTo(new Expression("attribute_not_exists(#n0)", null, Map.of("#n0", "pk"), null));
    }

    @Test
    void of_anUpdate_hasOnlyPlaceholders() {
        Map<String, Attribute> wanted = new HashMap<>();
        wanted.put("rev", Attribute.of(4));
        wanted.put("gone", null);

        Expression expression = Expression.of(new Write.Update(
                table,
                KEY,
                Map.of("status", Attribute.of("OPEN"), "a b", Attribute.of(true)),
                Set.of("until"),
                new Condition.Has(wanted)));

        assertThat(expression.condition())
                .isEqualTo("attribute_exists(#n0) AND attribute_not_exists(#n1) AND #n2 = :v0");
        assertThat(expression.update()).isEqualTo("SET #n3 = :v1, #n4 = :v2 REMOVE #n5");
        assertThat(expression.names())
                .isEqualTo(Map.of(
                        "#n0", "pk", "#n1", "gone", "#n2", "rev", "#n3", "a b", "#n4", "status", "#n5", "until"));
        assertThat(expression.values())
                .isEqualTo(Map.of(
                        ":v0", AttributeValue.fromN("4"),
                        ":v1", AttributeValue.fromBool(true),
                        ":v2", AttributeValue.fromS("OPEN")));
    }
}
