package dev.iotjobs.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A standard SQS queue. Safe for use by many threads. */
public final class Queue {

    /**
     * Interval at which a waiting receiver looks for messages that became visible again. A new message wakes the
     * receiver earlier.
     */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Map<String, String> DEFAULTS = Map.of(
            "DelaySeconds", "0",
            "MaximumMessageSize", "1048576",
            "MessageRetentionPeriod", "345600",
            "ReceiveMessageWaitTimeSeconds", "0",
            "SqsManagedSseEnabled", "true",
            "VisibilityTimeout", "30");

    private final String name;
    private final String arn;
    private final InstantSource clock;
    private final Instant createdAt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<String, String> attributes = new LinkedHashMap<>(DEFAULTS);
    private final List<QueuedMessage> messages = new ArrayList<>();

    Queue(String name, String arn, Map<String, String> attributes, InstantSource clock) {
        this.name = name;
        this.arn = arn;
        this.clock = clock;
        this.createdAt = clock.instant();
        this.attributes.putAll(attributes);
    }

    public String name() {
        return name;
    }

    public String arn() {
        return arn;
    }

    /** The bodies of all messages that were not deleted, oldest first. Reading them changes nothing in the queue. */
    public List<String> bodies() {
        lock.lock();
        try {
            return messages.stream().map(QueuedMessage::body).toList();
        } finally {
            lock.unlock();
        }
    }

    QueuedMessage send(String body, Map<String, MessageAttribute> messageAttributes, Duration delay) {
        lock.lock();
        try {
            Instant now = clock.instant();
            QueuedMessage message = new QueuedMessage(
                    UUID.randomUUID().toString(),
                    body,
                    messageAttributes,
                    now,
                    now.plus(delay),
                    QueuedMessage.Receives.NONE);
            messages.add(message);
            arrived.signalAll();
            return message;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Receives visible messages.
     *
     * @param count maximum number of messages
     * @param visibility how long the received messages stay hidden from other receivers
     * @param patience how long to wait for the first message
     * @return empty if no message became visible within {@code patience}
     */
    List<QueuedMessage> receive(int count, Duration visibility, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long remaining = patience.toNanos();
            List<QueuedMessage> received = takeVisible(count, visibility);
            while (received.isEmpty() && remaining > 0) {
                long slice = Math.min(remaining, LOOK_AGAIN_NANOS);
                remaining -= slice - Math.max(0, arrived.awaitNanos(slice));
                received = takeVisible(count, visibility);
            }
            return received;
        } finally {
            lock.unlock();
        }
    }

    private List<QueuedMessage> takeVisible(int count, Duration visibility) {
        Instant now = clock.instant();
        List<QueuedMessage> received = new ArrayList<>();
        for (int i = 0; i < messages.size() && received.size() < count; i++) {
            if (messages.get(i).isVisible(now)) {
                QueuedMessage taken = messages.get(i).received(now, visibility);
                messages.set(i, taken);
                received.add(taken);
            }
        }
        return received;
    }

    /**
     * Deletes the message that a receiver got with this handle. As on SQS, does nothing if the message was received
     * again later.
     */
    void delete(String receiptHandle) {
        lock.lock();
        try {
            messages.removeIf(message -> receiptHandle.equals(message.receives().handle()));
        } finally {
            lock.unlock();
        }
    }

    void purge() {
        lock.lock();
        try {
            messages.clear();
        } finally {
            lock.unlock();
        }
    }

    Duration seconds(String attribute) {
        return Duration.ofSeconds(Long.parseLong(attributes().getOrDefault(attribute, "0")));
    }

    void setAttributes(Map<String, String> changed) {
        lock.lock();
        try {
            attributes.putAll(changed);
        } finally {
            lock.unlock();
        }
    }

    /** All attributes that GetQueueAttributes can return, including counters. */
    Map<String, String> attributes() {
        lock.lock();
        try {
            Instant now = clock.instant();
            long visible = messages.stream().filter(m -> m.isVisible(now)).count();
            long delayed = messages.stream().filter(m -> m.isDelayed(now)).count();
            Map<String, String> all = new LinkedHashMap<>(attributes);
            all.put("QueueArn", arn);
            all.put("ApproximateNumberOfMessages", Long.toString(visible));
            all.put("ApproximateNumberOfMessagesDelayed", Long.toString(delayed));
            all.put("ApproximateNumberOfMessagesNotVisible", Long.toString(messages.size() - visible - delayed));
            all.put("CreatedTimestamp", Long.toString(createdAt.getEpochSecond()));
            all.put("LastModifiedTimestamp", Long.toString(createdAt.getEpochSecond()));
            return all;
        } finally {
            lock.unlock();
        }
    }
}
