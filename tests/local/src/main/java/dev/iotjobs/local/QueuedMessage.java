package dev.iotjobs.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue.
 *
 * @param visibleFrom time from which the message can be received; in the future while the message is delayed or in
 *     flight
 * @param receives how often and when the message was received
 */
record QueuedMessage(
        String id,
        String body,
        Map<String, MessageAttribute> attributes,
        Instant sentAt,
        Instant visibleFrom,
        Receives receives) {

    /**
     * How often and when a message was received.
     *
     * @param firstAt time of the first receive; null if the message was never received
     * @param handle receipt handle of the latest receive; null if the message was never received
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
