package dev.iotjobs.auditor.audit.listing;

import dev.iotjobs.auditor.audit.api.QuotaCounts;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that ListJobs returned. Most jobs that ended long ago are only counted, not kept. Several threads may read
 * the jobs while one thread adds jobs.
 */
public final class Listing {

    private final Duration agesOutAfter;
    private final Instant now;
    private final Predicate<JobSummary> isLeft;
    private final Consumer<JobSummary> found;
    private final Map<String, JobSummary> jobs = new ConcurrentHashMap<>();
    private final QuotaCounts counts = new QuotaCounts();
    private int endedLongAgo;
    private int endedLongAgoHere;
    private int unreadable;
    private int unreadableHere;
    private @Nullable Extent extent;
    private @Nullable String problem;
    private boolean isUnreachable;

    /**
     * @param isLeft decides about each job that ended longer ago than {@code agesOutAfter}: true to only count it,
     *     false to keep it
     * @param found receives each kept job when it is listed, and again if it is listed with other values
     */
    public Listing(Duration agesOutAfter, Instant now, Predicate<JobSummary> isLeft, Consumer<JobSummary> found) {
        this.agesOutAfter = agesOutAfter;
        this.now = now;
        this.isLeft = isLeft;
        this.found = found;
    }

    /**
     * Prepares to read a list from its first page. Discards the counts of an earlier attempt that did not reach the
     * end.
     */
    void begin() {
        endedLongAgoHere = 0;
        unreadableHere = 0;
    }

    void add(JobSummary job) {
        String jobId = job.key().jobId();
        if (SubjectRecord.endedLongAgo(job.status(), job.endedAt(), agesOutAfter, now) && isLeft.test(job)) {
            endedLongAgoHere++;
        } else {
            JobSummary before = jobs.put(jobId, job);
            if (!job.equals(before)) {
                found.accept(job);
            }
        }
    }

    void addUnreadable(int entries) {
        unreadableHere += entries;
    }

    /** Notes that one list of jobs was read to its end. Adds the counts of this list to the totals. */
    void end() {
        endedLongAgo += endedLongAgoHere;
        unreadable += unreadableHere;
        begin();
    }

    /** Notes that there was no connection to the service. */
    void markUnreachable() {
        isUnreachable = true;
    }

    public boolean isUnreachable() {
        return isUnreachable;
    }

    /**
     * Sets the result of the listing.
     *
     * @param extent the part of the list that was read completely; null if no part was read completely
     * @param problem why less than planned was read; null if everything planned was read
     */
    public void conclude(@Nullable Extent extent, @Nullable String problem) {
        this.extent = extent;
        this.problem = problem;
        jobs.values().forEach(job -> counts.add(job, now));
    }

    /** The job's entry in the list; null if the job was not listed, or ended too long ago and is only counted. */
    @Nullable
    public JobSummary of(String jobId) {
        return jobs.get(jobId);
    }

    /** The listed jobs, without those that ended too long ago and are only counted. */
    Collection<JobSummary> jobs() {
        return jobs.values();
    }

    /** The ids of jobs in DELETION_IN_PROGRESS, in alphabetical order. */
    public List<String> inDeletion() {
        return jobs.values().stream()
                .filter(job -> job.status().equals(JobStatus.DELETION_IN_PROGRESS))
                .map(job -> job.key().jobId())
                .sorted()
                .toList();
    }

    /** The number of listed jobs, each counted once. */
    public int size() {
        return jobs.size() + endedLongAgo + endedLongAgoHere;
    }

    public int endedLongAgo() {
        return endedLongAgo + endedLongAgoHere;
    }

    /** The number of listed entries without a valid job ARN. */
    public int unreadable() {
        return unreadable + unreadableHere;
    }

    public QuotaCounts counts() {
        return counts;
    }

    /**
     * Whether the audit read the part of the list of jobs that it had planned to read: the whole list, or the
     * unfinished jobs.
     */
    public boolean isComplete() {
        return problem == null;
    }

    public boolean isWhole() {
        return extent == Extent.WHOLE && problem == null;
    }

    /** Why the audit read less of the list of jobs than planned; null if it read all that was planned. */
    @Nullable
    public String problem() {
        return problem;
    }

    @Nullable
    public Extent extent() {
        return extent;
    }
}
