package dev.iotjobs.auditor.message;

import org.jspecify.annotations.Nullable;

/**
 * Who receives what a channel publishes.
 *
 * @param confirmed subscriptions that their owners have confirmed; null where that is not known
 * @param pending subscriptions that still wait for it
 * @param problem why it is not known, or why there is none; empty where neither is so, or where there is no channel
 */
public record Subscribers(@Nullable Integer confirmed, int pending, String problem) {

    public static Subscribers of(int confirmed, int pending) {
        return new Subscribers(confirmed, pending, "");
    }

    /** A denied or failed question says nothing about subscribers. */
    public static Subscribers notKnown(String problem) {
        return new Subscribers(null, 0, problem);
    }

    /** Of a channel that does not exist: no message reaches anyone. */
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
