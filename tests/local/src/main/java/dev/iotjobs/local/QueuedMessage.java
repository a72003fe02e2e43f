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
 * @param receives what is known of its receives
 */
record QueuedMessage(
        String id,
        String body,
        Map<String, MessageAttribute> attributes,
        Instant sentAt,
        Instant visibleFrom,
        Receives receives) {

    /**
     * How often a message was received.
     *
     * @param firstAt null before the first
     * @param handle of the latest; null before the first
     */
    record Receives(
            int count, @Nullable Instant firstAt, @Nullable String handle) {

        static final Receives NONE = new Receives(0, null, null);

        private Receives andOne(Instant now) {
            return new Receives(
                    count + 1,
                    firstAt == null ? now : firstAt,
                    UUID.randomUUID().toString());
        }
    }

    QueuedMessage {
        attributes = Map.copyOf(attributes);
    }

    boolean isVisible(Instant now) {
        return !visibleFrom.isAfter(now);
    }

    boolean isDelayed(Instant now) {
        return receives.count() == 0 && !isVisible(now);
    }

    QueuedMessage received(Instant now, Duration visibility) {
        return new QueuedMessage(id, body, attributes, sentAt, now.plus(visibility), receives.andOne(now));
    }
}
