package dev.iotjobs.local;

import java.util.HashMap;
import java.util.Map;

/**
 * A subscription to an SNS topic, confirmed when made.
 *
 * @param protocol {@code sqs} or {@code email}
 * @param endpoint a queue's ARN or an address
 * @param attributes the settable ones, such as FilterPolicy and RawMessageDelivery
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
        FilterPolicy.of(changed); // refuses a policy that cannot be followed
        return new Subscription(arn, topicArn, protocol, endpoint, changed);
    }
}
