package dev.iotjobs.auditor.message;

import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of a channel.
 *
 * @param confirmed number of subscriptions that their owners have confirmed; null if unknown
 * @param pending number of subscriptions that wait for confirmation
 * @param problem why the number is unknown, or why the channel does not exist; otherwise empty
 */
public record Subscribers(@Nullable Integer confirmed, int pending, String problem) {

    public static Subscribers of(int confirmed, int pending) {
        return new Subscribers(confirmed, pending, "");
    }

    /** The result of a denied or failed request: the subscriptions are unknown. */
    public static Subscribers notKnown(String problem) {
        return new Subscribers(null, 0, problem);
    }

    /** The result for a channel that does not exist, so that no message reaches a subscriber. */
    public static Subscribers ofMissingChannel(String problem) {
        return new Subscribers(0, 0, problem);
    }

    /** Whether the channel certainly does not exist. */
    public boolean isChannelMissing() {
        return hasNone() && !problem.isEmpty();
    }

    /** Whether certainly no subscriber receives messages. */
    public boolean hasNone() {
        return confirmed != null && confirmed == 0;
    }
}
