package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Simulates an SNS topic and keeps the messages that subscribers got, in order. */
final class Topic {

    /** Whether the topic refuses every message. */
    boolean refuses;

    /**
     * Whether the topic drops every message and answers 503. From this answer, a run cannot know whether SNS accepted
     * the message.
     */
    boolean silent;

    private final List<Message> delivered = new ArrayList<>();
    private final List<Message> late = new ArrayList<>();

    Delivery publish(Message message, Fault fault) {
        if (refuses) {
            return new Delivery.Refused("InvalidParameter");
        }
        if (silent) {
            return new Delivery.Unknown("503");
        }
        switch (fault) {
            case NOT_DONE -> {
                return new Delivery.Unknown("Read timed out");
            }
            case ANSWER_LOST -> {
                delivered.add(message);
                return new Delivery.Unknown("Read timed out");
            }
            case LATE -> {
                late.add(message);
                return new Delivery.Unknown("Read timed out");
            }
            case TWICE -> {
                delivered.add(message);
                delivered.add(message);
            }
            case NONE, KILLED_BEFORE, KILLED_AFTER -> delivered.add(message);
        }
        return new Delivery.Accepted();
    }

    /** Delivers the messages that the service had accepted and delayed. */
    void deliverLate() {
        delivered.addAll(late);
        late.clear();
    }

    void calmDown() {
        refuses = false;
        silent = false;
        deliverLate();
    }

    List<Message> delivered() {
        return delivered;
    }
}
