package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.OutboxEntry;
import dev.iotjobs.auditor.ledger.Told;
import dev.iotjobs.auditor.rule.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Findings, ledger, snapshots and outbox of one account. They change together, so they are one port. Safe for use by
 * several threads. Every method may throw {@link StoreException}.
 */
public interface AuditStore {

    /** Takes the lease unless another run holds one that has not ended by now; says which lease holds then. */
    Lease acquire(Lease lease, Instant now);

    /**
     * Lets a lease end later. Says false, and does nothing, if another run has taken one since, even one that is over by
     * now.
     */
    boolean renew(Lease lease);

    /** Ends a lease early; nothing happens if another run holds it by now. */
    void release(Lease lease);

    /** Everything known of a Region, as of the last commit. */
    Ledger readLedger(Place place);

    /** The jobs as they were described last; those never described are missing from the answer. */
    Map<JobKey, Job> snapshots(Place place, Collection<JobKey> jobs);

    /**
     * Writes a commit whole, if its subject still has the revision it was read with. A commit whose answer was lost is
     * recognised and not written twice.
     */
    Commit.Outcome commit(Commit commit);

    /**
     * Reads what has not been told yet, entry by entry: there may be tens of thousands.
     *
     * @param reader called from one thread, in no order
     */
    void readOutbox(Place place, Consumer<OutboxEntry> reader);

    /** Takes entries out of the outbox, and marks their findings as told unless they have changed since. */
    void clear(Collection<Told> told);

    /** The findings with these keys, as of the last commit; those never written are missing from the answer. */
    List<Finding> findings(Collection<FindingKey> keys);

    /** Keeps what a run came to, and the Region's history after it. */
    void record(RegionRun run, History history);
}
