package dev.iotjobs.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue.
 *
 * @param visibleFrom when it may be received: later than now while it is delayed or in flight
 * @param receiptHandle of its latest receive; null before the first
 */
record QueuedMessage(
        String id,
        String body,
        Map<String, MessageAttribute> attributes,
        Instant sentAt,
        Instant visibleFrom,
        int receives,
        @Nullable Instant firstReceivedAt,
        @Nullable String receiptHandle) {

    QueuedMessage {
        attributes = Map.copyOf(attributes);
    }

    boolean isVisible(Instant now) {
        return !visibleFrom.isAfter(now);
    }

    boolean isDelayed(Instant now) {
        return receives == 0 && !isVisible(now);
    }

    QueuedMessage received(Instant now, Duration visibility) {
        Instant first = firstReceivedAt == null ? now : firstReceivedAt;
        String handle = UUID.randomUUID().toString();
        return new QueuedMessage(id, body, attributes, sentAt, now.plus(visibility), receives + 1, first, handle);
    }
}
