package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The message of an audit, or why it sent none.
 *
 * @param message that was sent, or prepared and not accepted; null if there was none
 * @param changes in the message, by kind
 * @param waiting number of baseline findings that wait until the first audit of all jobs is over
 * @param failure why the message, or an earlier one, was not accepted; empty when nothing failed
 */
public record AlertReport(
        Status status, @Nullable Message message, Map<Change.Kind, Integer> changes, int waiting, String failure) {

    /** What happened to the message. */
    public enum Status {
        SENT,
        /** No change to report. */
        NOTHING_TO_REPORT,
        /** No Region was audited, the audit was interrupted, or it was a single dry run. */
        NOT_TRIED,
        /** The channel refused it. The next audit sends a new message. */
        REFUSED,
        /** It may or may not have been accepted: the next audit sends it again, unchanged. */
        UNCERTAIN,
        /** An earlier message is not sent yet; its Regions are reported by a later audit. */
        EARLIER_MESSAGE_WAITS
    }

    public AlertReport {
        changes = Map.copyOf(changes);
    }

    public static AlertReport of(Status status, String failure) {
        return new AlertReport(status, null, Map.of(), 0, failure);
    }

    /** The report of all messages of an audit: the last one, with the changes of all. */
    public AlertReport with(List<AlertReport> before) {
        AlertReport last = status == Status.NOTHING_TO_REPORT && !before.isEmpty() ? before.getLast() : this;
        Map<Change.Kind, Integer> all = new EnumMap<>(Change.Kind.class);
        Stream.concat(before.stream(), Stream.of(this))
                .forEach(each -> each.changes().forEach((kind, count) -> all.merge(kind, count, Integer::sum)));
        return new AlertReport(last.status(), last.message(), all, waiting, failure);
    }

    /** Whether a message was due and was not sent, as far as the audit knows. */
    public boolean isFailed() {
        return status == Status.REFUSED || status == Status.UNCERTAIN || status == Status.EARLIER_MESSAGE_WAITS;
    }
}
