package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Selection;
import dev.iotjobs.auditor.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the head, the records and the findings of one Region in the two tables. Safe for use by several
 * threads.
 */
public final class RegionStore {

    private final AccountRegion place;
    private final ItemTable findings;
    private final ItemTable state;
    private final String run;
    private final boolean storesJobs;

    /** @param run id of the run that writes; shows whether a write whose answer was lost took effect */
    public RegionStore(AccountRegion place, ItemTable findings, ItemTable state, String run) {
        this(place, findings, state, run, true);
    }

    /**
     * @param storesJobs whether to write records and findings of jobs. False for a dry run, whose tables are in memory:
     *     to save memory, the store then writes no record of a job, and findings of a job only if the run judges the
     *     job a second time.
     */
    public RegionStore(AccountRegion place, ItemTable findings, ItemTable state, String run, boolean storesJobs) {
        this.place = place;
        this.findings = findings;
        this.state = state;
        this.run = run;
        this.storesJobs = storesJobs;
    }

    public AccountRegion place() {
        return place;
    }

    /**
     * The head, as read.
     *
     * @param serviceTime time of DynamoDB's clock; null if the answer has none
     * @param isDamaged whether a part of the head could not be read
     */
    public record HeadRead(Head head, @Nullable Instant serviceTime, boolean isDamaged) {}

    public HeadRead readHead() {
        ItemTable.Answer answer = state.read(Keys.head(place));
        HeadItems.Read read = HeadItems.read(answer.item());
        return new HeadRead(read.head(), answer.serviceTime(), read.isDamaged());
    }

    /**
     * Takes the lease unless the stored lease has changed since {@code known} was read. Returns whether this run now
     * holds the lease.
     */
    public boolean takeLease(Head known, Lease lease) {
        Map<String, Attribute> set = new HashMap<>(HeadItems.version());
        set.putAll(HeadItems.write(lease));
        if (known.notified().isLost() && known.notified().stored() == null) {
            set.putAll(HeadItems.lostNotified());
        }
        if (state.write(new Write.Update(state, Keys.head(place), set, Set.of(), leaseIs(known)))) {
            return true;
        }
        Lease now = readHead().head().lease();
        return lease.equals(now);
    }

    /** Notes that the Region is audited. Later audits warn if the Region is no longer audited. */
    public void remember() {
        Item audited = Item.builder(Keys.audited(place))
                .number(SubjectItems.VERSION, SubjectItems.FORMAT)
                .build();
        state.write(new Write.Put(state, audited, Condition.always()));
    }

    /** The names of all Regions of the account that are or were audited. */
    public List<String> auditedRegions() {
        return AccountRuns.regions(place.accountId(), state);
    }

    private static Condition leaseIs(Head known) {
        if (!known.exists()) {
            return Condition.absent();
        }
        Lease lease = known.lease();
        Map<String, @Nullable Attribute> expected = new HashMap<>();
        expected.put(HeadItems.HOLDER, lease == null ? null : Attribute.of(lease.holder()));
        expected.put(
                HeadItems.UNTIL,
                lease == null ? null : Attribute.of(lease.until().toEpochMilli()));
        return new Condition.Has(expected);
    }

    /** Extends the lease. Returns whether this run still holds it. */
    public boolean renew(Lease lease) {
        return updateHead(HeadItems.write(lease));
    }

    /** Gives the lease back, if this run still holds it. */
    public void release() {
        state.write(new Write.Update(
                state, Keys.head(place), Map.of(), Set.of(HeadItems.HOLDER, HeadItems.UNTIL), isHeld()));
    }

    /**
     * Stores the configured scope, and when the first audit of this scope began. Returns false and stores nothing if
     * this run no longer holds the lease.
     */
    public boolean keep(Head.Baseline baseline) {
        return updateHead(HeadItems.write(baseline));
    }

    /**
     * Stores the results of an audit of the whole configured scope for the next audit. Writes nothing if this run no
     * longer holds the lease.
     *
     * @param rules fingerprints, by rule id, of the rules that were on for any subject
     * @param auditedAt when the audit began
     * @param listing the last attempt to read the whole list of jobs
     */
    public void keep(Map<String, String> rules, Instant auditedAt, Head.WholeListing listing) {
        Map<String, Attribute> set = new HashMap<>(HeadItems.writeRules(rules));
        set.putAll(HeadItems.writeAuditedAt(auditedAt));
        set.putAll(HeadItems.write(listing));
        updateHead(set);
    }

    /**
     * Stores the brake: implausibly many jobs are gone, and audits do not accept these deletions yet.
     *
     * @param brake the new brake; null to delete the stored brake
     */
    public void keep(Head.@Nullable Brake brake) {
        if (brake != null) {
            updateHead(HeadItems.write(brake));
        } else {
            state.write(new Write.Update(state, Keys.head(place), Map.of(), Set.of(HeadItems.BRAKE), isHeld()));
        }
    }

    /** Stores when an audit compared the records with the findings table, and the name of this table. */
    public void keep(Head.Compared compared) {
        updateHead(HeadItems.write(compared));
    }

    private boolean updateHead(Map<String, Attribute> set) {
        return state.write(new Write.Update(state, Keys.head(place), set, Set.of(), isHeld()));
    }

    private Condition isHeld() {
        return Condition.has(HeadItems.HOLDER, Attribute.of(run));
    }

    /** The partitions of the Region's records, which may be read in parallel. */
    public List<String> shards() {
        return Keys.shards(place);
    }

    /**
     * Reads the records of one partition.
     *
     * @param reader receives the records
     * @param unreadable receives items that cannot be read
     */
    public void read(String shard, Consumer<SubjectRecord> reader, Consumer<Item> unreadable) {
        state.query(shard, item -> {
            SubjectRecord known = recordIn(item);
            if (known == null) {
                unreadable.accept(item);
            } else {
                reader.accept(known);
            }
        });
    }

    /** The subject of a record that cannot be read, from its key. Null if the key cannot be read either. */
    public @Nullable Subject subjectOf(Item unreadable) {
        try {
            return Keys.subject(place, unreadable.key().sort());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable SubjectRecord recordIn(Item item) {
        try {
            SubjectRecord known = SubjectItems.read(place, item);
            known.job(); // evidence that cannot be read makes the record unreadable
            return known;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /**
     * The result of writing a record and its findings.
     *
     * @param isWritten false if another run has written the record since this run read it
     * @param now the record that is stored now, or that a dry run would store; null if there is none
     */
    public record Written(boolean isWritten, @Nullable SubjectRecord now, List<Transition> transitions) {}

    /**
     * Writes the next record and its changed findings in one transaction. Writes nothing if the stored record has
     * changed since it was read.
     *
     * @param unreadable the stored item of the record if this item cannot be read; otherwise null
     * @param also further writes for the same transaction
     */
    public Written write(
            SubjectRecord known, SubjectRecord.Step step, @Nullable Item unreadable, List<Write> also, Instant now) {
        FindingMaker maker = new FindingMaker(place, known, step, stored(known, step), now);
        SubjectRecord next = maker.next();
        SubjectRecord mine = next == null ? null : next.by(run);
        boolean isNothingStored = known.revision() == 0 && unreadable == null;
        boolean isNothingToWrite = next == null
                && isNothingStored
                && also.isEmpty()
                && step.changes().isEmpty();
        if (!keeps(known.subject())) {
            if (isJudgedAgain(known)) { // a later judgement can change these findings
                maker.findings().forEach(this::put);
            }
            return new Written(true, mine, maker.transitions());
        }
        if (isNothingToWrite) {
            return new Written(true, mine, maker.transitions());
        }
        Condition condition = isAsRead(known, unreadable);
        ItemKey key = Keys.subject(place, known.subject());
        List<Write> writes = new ArrayList<>();
        writes.add(
                mine == null
                        ? new Write.Delete(state, key, condition)
                        : new Write.Put(state, SubjectItems.write(place, mine), condition));
        maker.findings()
                .forEach(finding ->
                        writes.add(new Write.Put(findings, FindingItems.write(finding), Condition.always())));
        writes.addAll(also);
        boolean written = writes.size() == 1 ? state.write(writes.getFirst()) : state.transact(writes);
        if (written) {
            return new Written(true, mine, maker.transitions());
        }
        SubjectRecord stored = state.get(key).map(this::recordIn).orElse(null);
        boolean isMine = mine == null ? stored == null : isSame(mine, stored);
        return new Written(isMine, stored, isMine ? maker.transitions() : List.of());
    }

    /**
     * Whether this store writes the records and findings of jobs. False for a dry run, whose tables are in memory. To
     * save memory, the store of a dry run writes no record of a job, and findings of a job only if the run judges this
     * job a second time.
     */
    public boolean storesJobs() {
        return storesJobs;
    }

    private static boolean isJudgedAgain(SubjectRecord known) {
        return known.observation() != null;
    }

    /** Stores a finding unconditionally. */
    public void put(Finding finding) {
        findings.write(new Write.Put(findings, FindingItems.write(finding), Condition.always()));
    }

    private boolean keeps(Subject subject) {
        return storesJobs || !(subject instanceof Subject.OfJob);
    }

    private static Condition isAsRead(SubjectRecord known, @Nullable Item unreadable) {
        return unreadable == null ? SubjectItems.unchanged(known) : Condition.unchanged(unreadable);
    }

    private static boolean isSame(SubjectRecord mine, @Nullable SubjectRecord stored) {
        return stored != null
                && stored.revision() == mine.revision()
                && stored.writer().equals(mine.writer());
    }

    private Map<FindingKey, Finding> stored(SubjectRecord known, SubjectRecord.Step step) {
        return step.changes().isEmpty() || (!keeps(known.subject()) && !isJudgedAgain(known))
                ? Map.of()
                : findings(step.changes().stream()
                        .map(change -> FindingMaker.key(place, known, change))
                        .toList());
    }

    /** Reads the stored record of a subject again. */
    public Optional<SubjectRecord> reread(Subject subject) {
        return state.get(Keys.subject(place, subject)).map(this::recordIn);
    }

    /**
     * The writes that delete a record and the open findings of its subject. For use if another record of the job
     * replaces this record.
     *
     * @param unreadable the stored item of the record if this item cannot be read; otherwise null
     */
    public List<Write> removal(SubjectRecord known, @Nullable Item unreadable) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Delete(state, Keys.subject(place, known.subject()), isAsRead(known, unreadable)));
        known.marks().forEach((ruleId, mark) -> {
            if (mark.isOpen()) {
                ItemKey key = Keys.finding(new FindingKey(place, known.subject(), ruleId));
                writes.add(new Write.Delete(findings, key, Condition.always()));
            }
        });
        return writes;
    }

    /** Reads the findings with these keys. The result lacks findings that do not exist or cannot be read. */
    public Map<FindingKey, Finding> findings(Collection<FindingKey> keys) {
        return FindingItems.readAll(findings, keys);
    }

    /** Reads the keys of open findings from the index. The index may be slightly out of date. */
    public List<FindingKey> openFindings() {
        List<FindingKey> open = new ArrayList<>();
        Selection keys = Selection.open(Keys.openFindings(place)).only(FindingItems.KEY);
        try (Stream<Item> items = findings.read(keys)) {
            items.forEach(item -> {
                try {
                    open.add(FindingItems.key(item));
                } catch (RuntimeException e) {
                    // This version does not know the kind of subject, so it cannot compare the finding with a record.
                }
            });
        }
        return open;
    }

    public String findingsTable() {
        return findings.name();
    }

    /** The item of a finding as stored; not parsed, so it may be invalid. Empty if the finding is not stored. */
    Optional<Item> findingItem(FindingKey key) {
        return findings.get(Keys.finding(key));
    }

    /**
     * Replaces a stored finding, or adds a missing finding. Returns false and writes nothing if the stored finding or
     * the record is no longer as read.
     *
     * @param known the record as read; null if there is none
     * @param item the stored finding as read; null if there is none
     * @param right the finding to write
     */
    boolean repair(Subject subject, @Nullable SubjectRecord known, @Nullable Item item, Finding right) {
        Condition record = known == null || known.revision() == 0 ? Condition.absent() : SubjectItems.unchanged(known);
        return state.transact(List.of(
                new Write.Check(state, Keys.subject(place, subject), record),
                new Write.Put(
                        findings,
                        FindingItems.write(right),
                        item == null ? Condition.absent() : Condition.unchanged(item))));
    }

    /**
     * Stores the result of an audit until it expires.
     *
     * @param isCount whether the audit counted every job; {@link AccountRuns#lastCounts} ignores other audits
     */
    public void keepRun(Instant startedAt, Map<String, Attribute> result, Instant expiresAt, boolean isCount) {
        Item.Builder item = Item.builder(Keys.run(place, startedAt))
                .number(SubjectItems.VERSION, SubjectItems.FORMAT)
                .expiresAt(expiresAt);
        result.forEach(item::set);
        state.write(new Write.Put(state, item.build(), Condition.always()));
        if (isCount) {
            updateHead(HeadItems.writeCountedAt(startedAt));
        }
    }
}
