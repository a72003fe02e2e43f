package dev.iotjobs.local;

import java.util.HashMap;
import java.util.Map;

/**
 * A confirmed subscription to an SNS topic.
 *
 * @param protocol {@code sqs} or {@code email}
 * @param endpoint ARN of the queue, or mail address
 * @param attributes the attributes that a client can set, such as FilterPolicy and RawMessageDelivery
 */
record Subscription(String arn, String topicArn, String protocol, String endpoint, Map<String, String> attributes) {

    Subscription {
        attributes = Map.copyOf(attributes);
    }

    boolean isRaw() {
        return Boolean.parseBoolean(attributes.get("RawMessageDelivery"));
    }

    boolean wants(Publication publication) {
        return FilterPolicy.of(attributes).accepts(publication);
    }

    Subscription with(String attribute, String value) {
        Map<String, String> changed = new HashMap<>(attributes);
        changed.put(attribute, value);
        FilterPolicy.of(changed); // Refuses a malformed or unsupported policy
        return new Subscription(arn, topicArn, protocol, endpoint, changed);
    }
}
