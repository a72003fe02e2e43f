package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.Lease;
import dev.iotjobs.auditor.audit.RegionRun;
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

/** A store of which the mailbox hears what is in a digest, for a digest only counts. */
record OverheardStore(AuditStore store, Mailbox mailbox) implements AuditStore {

    @Override
    public void readOutbox(Place place, Consumer<OutboxEntry> reader) {
        store.readOutbox(place, entry -> {
            mailbox.read(entry);
            reader.accept(entry);
        });
    }

    @Override
    public void clear(Collection<Told> told) {
        mailbox.told(told);
        store.clear(told);
    }

    @Override
    public Lease acquire(Lease lease, Instant now) {
        return store.acquire(lease, now);
    }

    @Override
    public boolean renew(Lease lease) {
        return store.renew(lease);
    }

    @Override
    public void release(Lease lease) {
        store.release(lease);
    }

    @Override
    public Ledger readLedger(Place place) {
        return store.readLedger(place);
    }

    @Override
    public Map<JobKey, Job> snapshots(Place place, Collection<JobKey> jobs) {
        return store.snapshots(place, jobs);
    }

    @Override
    public Commit.Outcome commit(Commit commit) {
        return store.commit(commit);
    }

    @Override
    public List<Finding> findings(Collection<FindingKey> keys) {
        return store.findings(keys);
    }

    @Override
    public void record(RegionRun run, History history) {
        store.record(run, history);
    }
}
