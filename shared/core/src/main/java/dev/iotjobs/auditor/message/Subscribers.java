package dev.iotjobs.auditor.message;

import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of an {@link AlertChannel}.
 *
 * @param confirmed number of subscriptions that their owners have confirmed; null if unknown
 * @param pending number of subscriptions that wait for confirmation; 0 if unknown
 * @param problem error message if the numbers are unknown or the channel does not exist; otherwise empty
 */
public record Subscribers(@Nullable Integer confirmed, int pending, String problem) {

    public static Subscribers of(int confirmed, int pending) {
        return new Subscribers(confirmed, pending, "");
    }

    /**
     * Subscribers whose number is unknown.
     *
     * @param problem why the number could not be read; empty if it was not requested
     */
    public static Subscribers notKnown(String problem) {
        return new Subscribers(null, 0, problem);
    }

    /** No subscribers, because the channel does not exist. */
    public static Subscribers ofMissingChannel(String problem) {
        return new Subscribers(0, 0, problem);
    }

    /** Whether it is certain that the channel does not exist. */
    public boolean isChannelMissing() {
        return hasNone() && !problem.isEmpty();
    }

    /** Whether it is certain that no subscriber receives messages. */
    public boolean hasNone() {
        return confirmed != null && confirmed == 0;
    }
}
