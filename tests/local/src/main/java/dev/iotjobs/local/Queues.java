package dev.iotjobs.local;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The queues of an account, by ARN. Safe for use by many threads. */
final class Queues {

    private final String accountId;
    private final InstantSource clock;
    private final Map<String, Queue> byArn = new ConcurrentHashMap<>();

    Queues(String accountId, InstantSource clock) {
        this.accountId = accountId;
        this.clock = clock;
    }

    String accountId() {
        return accountId;
    }

    /** The queue with this name. Creates the queue if it does not exist. */
    Queue create(String region, String name, Map<String, String> attributes) {
        return byArn.computeIfAbsent(arn(region, name), arn -> new Queue(name, arn, attributes, clock));
    }

    Optional<Queue> find(String region, String name) {
        return find(arn(region, name));
    }

    Optional<Queue> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    List<Queue> list(String region, String prefix) {
        return byArn.values().stream()
                .filter(queue -> queue.arn().startsWith(arn(region, prefix)))
                .sorted(Comparator.comparing(Queue::name))
                .toList();
    }

    private String arn(String region, String name) {
        return "arn:aws:sqs:%s:%s:%s".formatted(region, accountId, name);
    }
}
