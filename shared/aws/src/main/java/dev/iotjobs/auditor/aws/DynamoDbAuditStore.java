package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.Lease;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.audit.StoreException;
import dev.iotjobs.auditor.audit.Timeline;
import dev.iotjobs.auditor.aws.Table.Expression;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.WorkflowStatus;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Findings in one DynamoDB table and all that the auditor remembers besides in another. Safe for use by several threads. */
public final class DynamoDbAuditStore implements AuditStore {

    /** More would only fill the memory with items that wait to be read. */
    private static final int SHARDS_AT_ONCE = 4;

    private final Table findings;
    private final Table state;
    private final LeaseItems leases;
    private final CommitWriter commits;
    private final Timeline timeline;

    /** @param region of the tables */
    public DynamoDbAuditStore(
            DynamoDbClient client,
            Account account,
            String region,
            String findingsTable,
            String stateTable,
            Timeline timeline) {
        Contention contention = new Contention(timeline);
        this.findings = new Table(client, findingsTable, region, SettingsRules.FINDINGS_TABLE, contention);
        this.state = new Table(client, stateTable, region, SettingsRules.STATE_TABLE, contention);
        this.leases = new LeaseItems(state);
        this.commits = new CommitWriter(client, account, findings, state, contention);
        this.timeline = timeline;
    }

    /** @throws StoreException if one of the tables cannot be read, with what to do about it */
    void check() {
        ItemKey nothing = new ItemKey("-", "-");
        findings.getAll(List.of(nothing));
        state.getAll(List.of(nothing));
    }

    @Override
    public Lease acquire(Lease lease, Instant now) {
        return leases.acquire(lease, now);
    }

    @Override
    public boolean renew(Lease lease) {
        return leases.renew(lease);
    }

    @Override
    public void release(Lease lease) {
        leases.release(lease);
    }

    @Override
    public Ledger readLedger(Place place) {
        Instant now = timeline.instant();
        Optional<History> history =
                state.get(StateKeys.history(place.region())).map(item -> read(state, item, RunItems::readHistory));
        Ledger ledger = new Ledger(history.orElse(null));
        Parallel.forEach(
                StateKeys.ledgerShards(place.region()),
                SHARDS_AT_ONCE,
                shard -> state.query(shard, item -> {
                    if (!item.isExpired(now)) {
                        ledger.put(read(state, item, found -> LedgerItems.read(place, found)));
                    }
                }));
        return ledger;
    }

    @Override
    public Map<JobKey, Job> snapshots(Place place, Collection<JobKey> jobs) {
        Instant now = timeline.instant();
        List<ItemKey> keys = jobs.stream()
                .map(job -> StateKeys.snapshot(place.region(), job))
                .toList();
        Map<JobKey, Job> snapshots = new HashMap<>();
        for (Item item : state.getAll(keys)) {
            if (!item.isExpired(now)) {
                read(state, item, Snapshots::read).ifPresent(job -> snapshots.put(job.key(), job));
            }
        }
        return snapshots;
    }

    @Override
    public Commit.Outcome commit(Commit commit) {
        return commits.write(commit);
    }

    @Override
    public void readOutbox(Place place, Consumer<OutboxEntry> reader) {
        state.query(
                StateKeys.outbox(place.region()),
                item -> reader.accept(read(state, item, found -> OutboxItems.read(place.region(), found))));
    }

    /**
     * Findings first: if this ends in between, the entry is told again under the same alert ids, and no finding stays
     * {@code NEW} that was told.
     */
    @Override
    public void clear(Collection<Told> told) {
        Parallel.forEach(told, entry -> {
            entry.findings().forEach(key -> markTold(key, Transition.alertId(key, entry.revision())));
            state.delete(StateKeys.outboxEntry(entry.region(), entry.subjectId(), entry.revision()));
        });
    }

    private void markTold(FindingKey key, String alertId) {
        findings.update(
                FindingItems.key(key),
                new Expression(
                        "SET " + FindingItems.WORKFLOW_STATUS + " = :notified",
                        Map.of(
                                ":notified", Values.text(WorkflowStatus.NOTIFIED.name()),
                                ":new", Values.text(WorkflowStatus.NEW.name()),
                                ":alert", Values.text(alertId))),
                FindingItems.WORKFLOW_STATUS + " = :new AND " + FindingItems.ALERT_ID + " = :alert");
    }

    @Override
    public List<Finding> findings(Collection<FindingKey> keys) {
        Instant now = timeline.instant();
        return Table.inBatches(keys, batch -> findings(batch, now));
    }

    private List<Finding> findings(List<FindingKey> keys, Instant now) {
        Map<ItemKey, Finding> found = new HashMap<>();
        for (Item item : findings.getAll(keys.stream().map(FindingItems::key).toList())) {
            if (!item.isExpired(now)) {
                found.put(item.key(), read(findings, item, FindingItems::read));
            }
        }
        return keys.stream()
                .map(key -> found.get(FindingItems.key(key)))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void record(RegionRun run, History history) {
        String region = run.place().region();
        state.put(RunItems.write(run));
        state.put(RunItems.write(region, history));
    }

    private static <T> T read(Table table, Item item, Function<Item, T> reader) {
        try {
            return reader.apply(item);
        } catch (RuntimeException e) {
            throw new StoreException(
                    "table '" + table.name() + "': the item " + item.key() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
