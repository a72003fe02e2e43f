package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.ledger.OutboxEntry.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything one evaluation changes for one subject: written whole or not at all, and only if the ledger entry still
 * has the revision that was read.
 *
 * @param known the entry as it was read
 * @param entry the entry to write, one revision on
 * @param snapshot the job as it was described; null when it was not described anew
 * @param transitions findings to write, and to put into the outbox
 * @param amended findings to write whose workflow status stays as it is
 */
public record Commit(
        String region,
        LedgerEntry known,
        LedgerEntry entry,
        @Nullable Job snapshot,
        List<Transition> transitions,
        List<Finding> amended,
        Occasion occasion,
        Instant committedAt) {

    /** What became of a commit. */
    public enum Outcome {
        COMMITTED,
        /** Somebody else has committed this subject since it was read; nothing was written. */
        CONFLICT
    }

    /** @throws IllegalArgumentException unless the revision is raised by one */
    public Commit {
        transitions = List.copyOf(transitions);
        amended = List.copyOf(amended);
        if (entry.revision() != known.revision() + 1) {
            throw new IllegalArgumentException("revision: expected " + (known.revision() + 1) + " after "
                    + known.revision() + ", got " + entry.revision());
        }
    }

    /** What this commit puts into the outbox; empty when it has nothing to tell. */
    public Optional<OutboxEntry> outboxEntry() {
        return transitions.isEmpty()
                ? Optional.empty()
                : Optional.of(new OutboxEntry(
                        region, entry.subject().id(), entry.revision(), occasion, committedAt, transitions));
    }
}
