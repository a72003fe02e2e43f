package dev.iotjobs.auditor.message;

/** Where messages go. Makes one attempt a call, never two. Safe for use by several threads. */
public interface AlertChannel {

    /** Publishes a message once. */
    Delivery publish(Message message);

    /** Who receives what is published. Sends nothing. */
    default Subscribers subscribers() {
        return Subscribers.notKnown("");
    }

    /** The result of one attempt. */
    sealed interface Delivery {

        record Accepted() implements Delivery {}

        /** Certainly not accepted: the service refused the request, or no connection was ever made. */
        record Refused(String reason) implements Delivery {}

        /** Perhaps accepted: the answer was lost, late, or a server error. */
        record Unknown(String reason) implements Delivery {}
    }
}
