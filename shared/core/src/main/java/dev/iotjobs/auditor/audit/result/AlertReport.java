package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an audit sent a message to subscribers, and what the message reports.
 *
 * @param message the message that the audit sent or tried to send; null if there was none
 * @param changes number of reported changes, by kind
 * @param waiting number of findings that a later message reports
 * @param failure what went wrong with this or an earlier message; empty if nothing failed
 */
public record AlertReport(
        Status status, @Nullable Message message, Map<Change.Kind, Integer> changes, int waiting, String failure) {

    /** What happened to the message of an audit. */
    public enum Status {
        SENT,
        /** There was no change to report. */
        NOTHING_TO_REPORT,
        /** No Region was audited, the audit was interrupted, or it was a dry run. */
        NOT_TRIED,
        /** The channel refused the message, or the audit could not make a message. The next audit tries again. */
        REFUSED,
        /** It is unknown whether the channel accepted the message. The next audit sends it again, unchanged. */
        UNCERTAIN,
        /**
         * This audit sent no new message: another message still waits to be sent, or this audit lost its lease. A later
         * audit reports the changes.
         */
        EARLIER_MESSAGE_WAITS
    }

    public AlertReport {
        changes = Map.copyOf(changes);
    }

    public static AlertReport of(Status status, String failure) {
        return new AlertReport(status, null, Map.of(), 0, failure);
    }

    /**
     * Combines this report with the reports on earlier messages of the same audit. The result has the status and the
     * text of the last message, and the changes of all messages.
     *
     * @param before the reports on the earlier messages
     */
    public AlertReport with(List<AlertReport> before) {
        AlertReport last = status == Status.NOTHING_TO_REPORT && !before.isEmpty() ? before.getLast() : this;
        Map<Change.Kind, Integer> all = new EnumMap<>(Change.Kind.class);
        Stream.concat(before.stream(), Stream.of(this))
                .forEach(each -> each.changes().forEach((kind, count) -> all.merge(kind, count, Integer::sum)));
        return new AlertReport(last.status(), last.message(), all, waiting, failure);
    }

    /** Whether a due message was not sent, or may not have been sent. */
    public boolean isFailed() {
        return status == Status.REFUSED || status == Status.UNCERTAIN || status == Status.EARLIER_MESSAGE_WAITS;
    }
}
