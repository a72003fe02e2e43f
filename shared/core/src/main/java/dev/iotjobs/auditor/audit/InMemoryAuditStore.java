package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.OutboxEntry;
import dev.iotjobs.auditor.ledger.Told;
import dev.iotjobs.auditor.rule.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** A store that lasts as long as the process: for dry runs and tests. One lock guards it all. */
public final class InMemoryAuditStore implements AuditStore {

    private final Map<String, Lease> leases = new HashMap<>();
    private final Map<String, History> histories = new HashMap<>();
    private final Map<SubjectInRegion, LedgerEntry> ledger = new HashMap<>();
    private final Map<JobKey, Job> snapshots = new HashMap<>();
    private final Map<FindingKey, Finding> findings = new HashMap<>();
    private final Map<OutboxKey, OutboxEntry> outbox = new HashMap<>();
    private final Map<FindingKey, String> lastAlerts = new HashMap<>();

    private record SubjectInRegion(String region, String subjectId) {}

    private record OutboxKey(String region, String subjectId, long revision) {
        static OutboxKey of(OutboxEntry entry) {
            return new OutboxKey(entry.region(), entry.subjectId(), entry.revision());
        }
    }

    @Override
    public synchronized Lease acquire(Lease lease, Instant now) {
        Lease held = leases.get(lease.region());
        if (held != null && held.until().isAfter(now) && !held.hasOwnerOf(lease)) {
            return held;
        }
        leases.put(lease.region(), lease);
        return lease;
    }

    @Override
    public synchronized boolean renew(Lease lease) {
        Lease held = leases.get(lease.region());
        if (held == null || !held.hasOwnerOf(lease)) {
            return false;
        }
        leases.put(lease.region(), lease);
        return true;
    }

    @Override
    public synchronized void release(Lease lease) {
        Lease held = leases.get(lease.region());
        if (held != null && held.hasOwnerOf(lease)) {
            leases.remove(lease.region());
        }
    }

    @Override
    public synchronized Ledger readLedger(Place place) {
        Ledger known = new Ledger(histories.get(place.region()));
        ledger.forEach((subject, entry) -> {
            if (subject.region().equals(place.region())) {
                known.put(entry);
            }
        });
        return known;
    }

    @Override
    public synchronized Map<JobKey, Job> snapshots(Place place, Collection<JobKey> jobs) {
        Map<JobKey, Job> found = new HashMap<>();
        for (JobKey key : jobs) {
            Job job = snapshots.get(key);
            if (job != null) {
                found.put(key, job);
            }
        }
        return found;
    }

    @Override
    public synchronized Commit.Outcome commit(Commit commit) {
        SubjectInRegion subject =
                new SubjectInRegion(commit.region(), commit.entry().subject().id());
        LedgerEntry stored = ledger.get(subject);
        long revision = stored == null ? 0 : stored.revision();
        if (revision != commit.known().revision()) {
            return Commit.Outcome.CONFLICT;
        }
        ledger.put(subject, commit.entry());
        if (commit.snapshot() != null) {
            snapshots.put(commit.snapshot().key(), commit.snapshot());
        }
        commit.amended().forEach(this::amend);
        for (Transition transition : commit.transitions()) {
            findings.put(transition.finding().key(), transition.finding());
            lastAlerts.put(transition.finding().key(), transition.alertId());
        }
        commit.outboxEntry().ifPresent(entry -> outbox.put(OutboxKey.of(entry), entry));
        return Commit.Outcome.COMMITTED;
    }

    private void amend(Finding finding) {
        findings.merge(
                finding.key(), finding, (stored, amended) -> amended.withWorkflowStatus(stored.workflowStatus()));
    }

    @Override
    public void readOutbox(Place place, Consumer<OutboxEntry> reader) {
        outbox(place).forEach(reader);
    }

    private synchronized List<OutboxEntry> outbox(Place place) {
        return outbox.values().stream()
                .filter(entry -> entry.region().equals(place.region()))
                .sorted(Comparator.comparing(OutboxEntry::committedAt).thenComparing(OutboxEntry::subjectId))
                .toList();
    }

    @Override
    public synchronized void clear(Collection<Told> told) {
        for (Told entry : told) {
            outbox.remove(new OutboxKey(entry.region(), entry.subjectId(), entry.revision()));
            entry.findings().forEach(key -> markTold(key, Transition.alertId(key, entry.revision())));
        }
    }

    private void markTold(FindingKey told, String alertId) {
        findings.computeIfPresent(
                told,
                (key, stored) ->
                        stored.workflowStatus() == WorkflowStatus.NEW && Objects.equals(lastAlerts.get(key), alertId)
                                ? stored.withWorkflowStatus(WorkflowStatus.NOTIFIED)
                                : stored);
    }

    @Override
    public synchronized List<Finding> findings(Collection<FindingKey> keys) {
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(findings.get(key)).stream())
                .toList();
    }

    @Override
    public synchronized void record(RegionRun run, History history) {
        histories.put(run.place().region(), history);
    }
}
