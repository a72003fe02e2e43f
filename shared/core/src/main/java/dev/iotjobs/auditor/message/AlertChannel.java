package dev.iotjobs.auditor.message;

/**
 * The port that publishes messages to subscribers. Each method makes one attempt and never retries. Safe for use by
 * several threads.
 */
public interface AlertChannel {

    /** Makes one attempt to publish a message. Returns the result of the attempt. */
    Delivery publish(Message message);

    /** Reads how many subscriptions receive published messages. Sends nothing. */
    default Subscribers subscribers() {
        return Subscribers.notKnown("");
    }

    /** The result of one attempt to publish. */
    sealed interface Delivery {

        record Accepted() implements Delivery {}

        /** The service certainly did not accept the message: it refused the request, or there was no connection. */
        record Refused(String reason) implements Delivery {}

        /** The service may have accepted the message: its answer was lost, was late, or was a server error. */
        record Unknown(String reason) implements Delivery {}
    }
}
