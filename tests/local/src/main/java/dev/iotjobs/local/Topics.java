package dev.iotjobs.local;

import dev.iotjobs.simulator.http.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The topics and subscriptions of an account. Safe for use by many threads. */
final class Topics {

    private final String accountId;
    private final Map<String, Map<String, String>> attributesByTopic = new LinkedHashMap<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();

    Topics(String accountId) {
        this.accountId = accountId;
    }

    /**
     * Creates a topic. If the topic exists, only sets the given attributes.
     *
     * @return ARN of the topic
     */
    synchronized String create(String region, String name, Map<String, String> attributes) {
        String arn = "arn:aws:sns:%s:%s:%s".formatted(region, accountId, name);
        attributesByTopic.computeIfAbsent(arn, any -> new HashMap<>()).putAll(attributes);
        return arn;
    }

    /** ARNs of the topics in a region, oldest first. */
    synchronized List<String> list(String region) {
        String prefix = "arn:aws:sns:%s:".formatted(region);
        return attributesByTopic.keySet().stream()
                .filter(arn -> arn.startsWith(prefix))
                .toList();
    }

    /** The attributes that GetTopicAttributes returns. */
    synchronized Map<String, String> attributes(String topicArn) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("TopicArn", topicArn);
        all.put("Owner", accountId);
        all.put("DisplayName", "");
        all.put(
                "SubscriptionsConfirmed",
                Integer.toString(subscriptionsOf(topicArn).size()));
        all.put("SubscriptionsPending", "0");
        all.put("SubscriptionsDeleted", "0");
        all.putAll(settable(topicArn));
        return all;
    }

    synchronized void setAttribute(String topicArn, String name, String value) {
        settable(topicArn).put(name, value);
    }

    /**
     * Subscribes an endpoint to a topic. As on SNS, a second subscription with the same protocol and endpoint returns
     * the first.
     */
    synchronized Subscription subscribe(
            String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
        settable(topicArn);
        FilterPolicy.of(attributes);
        Optional<Subscription> existing = subscriptionsOf(topicArn).stream()
                .filter(each ->
                        each.protocol().equals(protocol) && each.endpoint().equals(endpoint))
                .findFirst();
        return existing.orElseGet(() -> {
            String arn = topicArn + ":" + UUID.randomUUID();
            Subscription made = new Subscription(arn, topicArn, protocol, endpoint, attributes);
            subscriptions.put(arn, made);
            return made;
        });
    }

    synchronized void unsubscribe(String subscriptionArn) {
        subscriptions.remove(subscriptionArn);
    }

    synchronized void change(String subscriptionArn, UnaryOperator<Subscription> change) {
        subscriptions.put(subscriptionArn, change.apply(subscription(subscriptionArn)));
    }

    synchronized Subscription subscription(String subscriptionArn) {
        Subscription known = subscriptions.get(subscriptionArn);
        if (known == null) {
            throw new ServiceException(404, "NotFound", "Subscription does not exist");
        }
        return known;
    }

    /**
     * The subscriptions of a topic.
     *
     * @throws ServiceException if the topic does not exist
     */
    synchronized List<Subscription> subscriptionsOf(String topicArn) {
        settable(topicArn);
        List<Subscription> all = new ArrayList<>(subscriptions.values());
        all.removeIf(each -> !each.topicArn().equals(topicArn));
        return all;
    }

    private Map<String, String> settable(String topicArn) {
        Map<String, String> attributes = attributesByTopic.get(topicArn);
        if (attributes == null) {
            throw new ServiceException(404, "NotFound", "Topic does not exist");
        }
        return attributes;
    }
}
