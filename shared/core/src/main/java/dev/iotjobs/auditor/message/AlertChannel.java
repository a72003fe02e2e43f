package dev.iotjobs.auditor.message;

/**
 * The port to the subscribers of messages. Each method makes one attempt and never retries. Safe for use by several
 * threads.
 */
public interface AlertChannel {

    /** Publishes a message once. */
    Delivery publish(Message message);

    /** Reads who receives published messages. Sends nothing. */
    default Subscribers subscribers() {
        return Subscribers.notKnown("");
    }

    /** The result of one attempt to publish. */
    sealed interface Delivery {

        record Accepted() implements Delivery {}

        /** Certainly not accepted: the service refused the request, or there was no connection. */
        record Refused(String reason) implements Delivery {}

        /** Perhaps accepted: the answer was lost, late, or a server error. */
        record Unknown(String reason) implements Delivery {}
    }
}
