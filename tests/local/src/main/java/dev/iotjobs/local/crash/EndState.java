package dev.iotjobs.local.crash;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state that audits leave behind. It must be the same whether or not an audit was interrupted.
 *
 * @param findings all findings in the findings table
 * @param open open findings in the findings table: {@code <Region> <rule> <subject> <severity>}
 * @param marks open findings in the records of their subjects, in the form of {@code open}
 * @param notified findings that subscribers were last notified of as open, in the form of {@code open}
 * @param messages the texts that subscribers received, in order, each once and without times
 * @param isMessagePending whether a message is prepared that no audit has finished
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

    /** Whether records, findings table and subscribers agree on what is open, and no message is pending. */
    public boolean isSettled() {
        return open.equals(marks) && open.equals(notified) && !isMessagePending;
    }
}
