package dev.iotjobs.local.crash;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of an installation after audits, as far as it must not depend on interruptions of the audits.
 *
 * @param findings each as the findings table has it
 * @param open findings that are open, by the same table: {@code <Region> <rule> <subject> <severity>}
 * @param marks findings that are open by the records of their subjects, in the same form
 * @param notified findings that subscribers were last notified of as open, in the same form
 * @param messages each message that subscribers received, once, in order, without times
 * @param isMessagePending whether a message is prepared and not finished
 */
public record EndState(
        Set<String> findings,
        Set<String> open,
        Set<String> marks,
        Set<String> notified,
        List<String> messages,
        boolean isMessagePending) {

    public EndState {
        findings = new TreeSet<>(findings);
        open = new TreeSet<>(open);
        marks = new TreeSet<>(marks);
        notified = new TreeSet<>(notified);
        messages = List.copyOf(messages);
    }

    /** Whether tables agree with each other, and subscribers know everything that is open. */
    public boolean isSettled() {
        return open.equals(marks) && open.equals(notified) && !isMessagePending;
    }
}
