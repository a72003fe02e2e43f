package dev.iotjobs.auditor.aws;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of an item, under the names that both tables have. */
record ItemKey(String partition, String sort) {

    Map<String, AttributeValue> attributes() {
        return Map.of(Item.PARTITION_KEY, Values.text(partition), Item.SORT_KEY, Values.text(sort));
    }
}
