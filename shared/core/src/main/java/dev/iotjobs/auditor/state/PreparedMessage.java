package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.message.Message;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message while it is being sent. An account has at most one such message. Every attempt publishes exactly this
 * content.
 *
 * @param by id of the run that sends the message
 * @param until time from which another run may take the message over
 * @param regions the changes to the notified findings, by Region
 * @param notices what the message reports on the policy; null if it reports nothing on the policy
 */
public record PreparedMessage(
        Message message,
        String by,
        Instant until,
        SortedMap<String, Part> regions,
        PolicyStore.@Nullable Notices notices) {

    public PreparedMessage {
        regions = new TreeMap<>(regions);
    }

    /**
     * The change to the notified findings of one Region.
     *
     * @param before id of the notified findings before the message, as stored; null if subscribers were never notified
     * @param after id of the notified findings once the message is accepted
     */
    public record Part(@Nullable String before, NotifiedId after) {}

    PreparedMessage takenOver(String run, Instant newUntil) {
        return new PreparedMessage(message, run, newUntil, regions, notices);
    }
}
