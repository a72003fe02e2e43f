package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.rule.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a Region's subjects: what was committed, and which jobs this audit's listing shows. Each has a row,
 * whose number stays the same; entries are made of rows when they are asked for. About 170 bytes a job. Safe for use by
 * several threads.
 */
public final class Ledger {

    private final @Nullable History history;
    private final JobIndex jobs = new JobIndex();
    private final Map<Subject, LedgerEntry> others = new HashMap<>();
    private final List<LedgerRows> blocks = new ArrayList<>();
    private final Map<Object, Object> shared = new HashMap<>();
    private int listed;

    /** @param history null for a Region that was never audited */
    public Ledger(@Nullable History history) {
        this.history = history;
    }

    /** Empty when the Region was never audited. */
    public Optional<History> history() {
        return Optional.ofNullable(history);
    }

    /** Takes in what is known of a subject, in place of what was known before. */
    public synchronized void put(LedgerEntry entry) {
        if (entry.subject() instanceof Subject.OfJob(JobKey key)) {
            int row = add(key);
            block(row).set(row % LedgerRows.ROWS, withSharedValues(entry));
        } else {
            others.put(entry.subject(), entry);
        }
    }

    /** Takes in that a job is listed, in place of what was listed of it before, and says in which row. */
    public synchronized int list(JobSummary job) {
        int row = add(job.key());
        if (!isListed(row)) {
            listed++;
        }
        Listed kept = new Listed(
                share(job.status()),
                job.targetSelection() == null ? null : share(job.targetSelection()),
                job.lastUpdatedAt(),
                job.isConcurrent());
        block(row).list(row % LedgerRows.ROWS, kept);
        return row;
    }

    /** What is known of a subject; of one never seen, that. */
    public synchronized LedgerEntry entry(Subject subject) {
        if (subject instanceof Subject.OfJob(JobKey key)) {
            int row = jobs.find(key);
            return row < 0 ? LedgerEntry.unknown(subject) : entry(row);
        }
        LedgerEntry entry = others.get(subject);
        return entry == null ? LedgerEntry.unknown(subject) : entry;
    }

    /** The rows of all jobs, known or only listed. */
    public synchronized IntStream rows() {
        return IntStream.range(0, jobs.size());
    }

    /** The row of a job. */
    public synchronized int row(JobKey job) {
        return jobs.find(job);
    }

    /** The job in a row. */
    public synchronized JobKey key(int row) {
        return jobs.key(row);
    }

    /** What is known of the job in a row; of one that was only listed, that. */
    public synchronized LedgerEntry entry(int row) {
        return block(row).entry(row % LedgerRows.ROWS, new Subject.OfJob(jobs.key(row)));
    }

    /** What was listed of the job in a row; null if it was not. */
    public synchronized @Nullable Listed listed(int row) {
        return block(row).listed(row % LedgerRows.ROWS);
    }

    /** How many jobs were listed. */
    public synchronized int listed() {
        return listed;
    }

    /** How many jobs were listed of which nothing is known. */
    public int listedAndUnknown() {
        return (int) rows().filter(row -> listed(row) != null && entry(row).revision() == 0)
                .count();
    }

    /** Whether there are jobs that are not known to be gone. */
    public boolean knowsJobs() {
        return rows().anyMatch(row -> !entry(row).gone());
    }

    /** Everything that was ever committed. */
    public Stream<LedgerEntry> entries() {
        return Stream.concat(
                otherEntries().stream(), rows().mapToObj(this::entry).filter(entry -> entry.revision() > 0));
    }

    /** What has open findings. */
    public Stream<LedgerEntry> entriesWithOpenFindings() {
        return Stream.concat(
                otherEntries().stream().filter(LedgerEntry::hasOpenFindings),
                rows().filter(this::hasOpenFindings).mapToObj(this::entry));
    }

    private synchronized List<LedgerEntry> otherEntries() {
        return List.copyOf(others.values());
    }

    private synchronized boolean hasOpenFindings(int row) {
        return block(row).hasOpenFindings(row % LedgerRows.ROWS);
    }

    private boolean isListed(int row) {
        return block(row).listed(row % LedgerRows.ROWS) != null;
    }

    private int add(JobKey key) {
        int row = jobs.add(key);
        if (row / LedgerRows.ROWS == blocks.size()) {
            blocks.add(new LedgerRows());
        }
        return row;
    }

    private LedgerRows block(int row) {
        return blocks.get(row / LedgerRows.ROWS);
    }

    /** Runs, versions, statuses and rules are few: each is kept as one object. */
    private LedgerEntry withSharedValues(LedgerEntry entry) {
        Map<String, Mark> marks = HashMap.newHashMap(entry.marks().size());
        entry.marks().forEach((ruleId, mark) -> marks.put(share(ruleId), mark));
        Observation observation = entry.observation();
        return new LedgerEntry(
                entry.subject(),
                entry.revision(),
                share(entry.writer()),
                marks,
                observation == null ? null : observation.withStatus(share(observation.status())),
                entry.refusal(),
                share(entry.judgedBy()),
                entry.verdictsValidUntil(),
                entry.gone());
    }

    @SuppressWarnings("unchecked")
    private <T> T share(T value) {
        return (T) Objects.requireNonNull(shared.computeIfAbsent(value, any -> any));
    }
}
