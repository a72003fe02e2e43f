package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.message.Message;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one message of an account that is being sent. It is published exactly as it stands here, however often.
 *
 * @param by the run that sends it
 * @param until when another run may take it over
 * @param regions what it changes, by Region
 * @param notices what it reports about the policy; null for nothing
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
     * What the message changes in one Region.
     *
     * @param before names what subscribers were notified of until now, as it is stored; null for nothing
     * @param after what they are notified of once it is accepted
     */
    public record Part(@Nullable String before, NotifiedId after) {}

    PreparedMessage takenOver(String run, Instant newUntil) {
        return new PreparedMessage(message, run, newUntil, regions, notices);
    }
}
