package dev.iotjobs.auditor.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributeValuesTest {

    private static final Map<String, AttributeValue> KEY =
            Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s"));

    @Test
    void item_ofWhatWasWritten_isTheSame() {
        Item item = Item.builder(new ItemKey("p", "s"))
                .text("text", "Grüße 🚀")
                .text("empty", "")
                .number("number", -7)
                .bytes("bytes", new byte[] {1, 2})
                .set("no", Attribute.of(false))
                .set("list", new Attribute.ListOf(List.of(Attribute.of(1), Attribute.of("a"))))
                .map("map", Map.of("inner", new Attribute.MapOf(Map.of())))
                .set("nothing", new Attribute.Nothing())
                .set("texts", new Attribute.SetOf(Set.of(Attribute.of("a"), Attribute.of("b"))))
                .set("numbers", new Attribute.SetOf(Set.of(Attribute.of(1), Attribute.of(2))))
                .set("binaries", new Attribute.SetOf(Set.of(Attribute.of(new byte[] {1}))))
                .build();

        assertThat(AttributeValues.item(AttributeValues.of(item))).isEqualTo(item);
    }

    @Test
    void item_withAValueThatTheSdkDoesNotKnow_isReadWithoutIt() {
        Map<String, AttributeValue> values = new HashMap<>(KEY);
        values.put("known", AttributeValue.fromN("1"));
        values.put("unknown", AttributeValue.builder().build());
        values.put("list", AttributeValue.fromL(List.of(AttributeValue.builder().build(), AttributeValue.fromS("a"))));

        Item item = AttributeValues.item(values);

        assertThat(item.attributes()).containsOnlyKeys("pk", "sk", "known", "list");
        assertThat(item.attribute("list")).isEqualTo(new Attribute.ListOf(List.of(Attribute.of("a"))));
    }
}
