package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.Subscribers;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in one line what happened to the message of an audit. */
public final class AlertOutcome {

    private static final int SUBJECT_LENGTH = 100;
    private static final int FAILURE_LENGTH = 250;

    private AlertOutcome() {}

    /** What happened to the message of an audit, for example {@code sent: [HIGH] IoT jobs 123456789012: 1 new}. */
    public static String of(AlertReport alerts) {
        return switch (alerts.status()) {
            case SENT -> "sent: " + subject(alerts.message()) + failure("; ", alerts);
            case NOTHING_TO_REPORT -> "none: no change to report";
            case NOT_TRIED -> "none: no Region was audited" + failure(alerts);
            case REFUSED, EARLIER_MESSAGE_WAITS -> "not sent, the next audit tries again" + failure(alerts);
            case UNCERTAIN ->
                "not confirmed, it may have been delivered; the next audit sends the same message again"
                        + failure(alerts);
        };
    }

    /**
     * A line if the topic does not exist, has no subscriber, or has subscriptions that cannot be read; otherwise empty.
     */
    public static Optional<String> subscribers(Subscribers subscribers) {
        if (subscribers.isChannelMissing()) {
            return Optional.of("no message can be sent: " + PlainText.line(subscribers.problem(), FAILURE_LENGTH));
        }
        if (subscribers.hasNone()) {
            return Optional.of("no subscriber receives messages: no subscription of the topic is confirmed"
                    + (subscribers.pending() == 0
                            ? ""
                            : ", " + Figures.count(subscribers.pending()) + " not confirmed yet"));
        }
        return subscribers.problem().isEmpty()
                ? Optional.empty()
                : Optional.of("the subscriptions of the topic cannot be read, so it is unknown who receives messages: "
                        + PlainText.line(subscribers.problem(), FAILURE_LENGTH));
    }

    private static String subject(@Nullable Message message) {
        return message == null ? "" : PlainText.line(message.subject(), SUBJECT_LENGTH);
    }

    private static String failure(AlertReport alerts) {
        return failure(": ", alerts);
    }

    private static String failure(String lead, AlertReport alerts) {
        return alerts.failure().isEmpty() ? "" : lead + PlainText.line(alerts.failure(), FAILURE_LENGTH);
    }
}
