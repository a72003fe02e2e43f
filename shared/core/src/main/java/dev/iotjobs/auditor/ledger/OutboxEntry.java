package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.finding.Transition;
import java.time.Instant;
import java.util.List;

/**
 * The transitions of one commit, until they have been told.
 *
 * @param subjectId of the subject that was committed
 * @param revision of its ledger entry
 */
public record OutboxEntry(
        String region,
        String subjectId,
        long revision,
        Occasion occasion,
        Instant committedAt,
        List<Transition> transitions) {

    /** When, and how, the transitions are to be told. */
    public enum Occasion {
        /** At once. */
        CHANGE,
        /** Seen by the first look at the account: with all others of that kind when it is over, unless it is critical. */
        BASELINE,
        /** On a job that had ended long before the first audit: counted, and not listed. */
        HISTORIC
    }

    public OutboxEntry {
        transitions = List.copyOf(transitions);
    }
}
