package dev.iotjobs.local.crash;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state that audits leave behind. An interruption of an audit must not change this state. Each finding is one line
 * of text.
 *
 * @param findings all findings in the findings table, with status and reason
 * @param open open findings in the findings table, as {@code <Region> <rule> <subject> <severity>}
 * @param marks open findings according to the marks in the state table, in the format of {@code open}
 * @param notified findings that subscribers know as open, in the format of {@code open}
 * @param messages texts of the messages that subscribers received, in order, without repetitions; {@code (time)}
 *     replaces each time
 * @param isMessagePending whether the state table has a message that no audit has finished sending
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

    /** Whether findings table, records and subscribers have the same open findings, and no message is pending. */
    public boolean isSettled() {
        return open.equals(marks) && open.equals(notified) && !isMessagePending;
    }
}
