package dev.iotjobs.auditor.audit.listing;

import dev.iotjobs.auditor.audit.api.QuotaCounts;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that ListJobs returned. Jobs that ended too long ago to be judged are counted only, unless something is known
 * of them. Its jobs may be read by several threads while one adds others.
 */
public final class Listing {

    private final Duration agesOutAfter;
    private final Instant now;
    private final Predicate<String> isKnown;
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
     * @param isKnown whether there is a record of the job with this id
     * @param found receives each job that is not only counted, as it is listed; again where it is listed otherwise
     */
    public Listing(Duration agesOutAfter, Instant now, Predicate<String> isKnown, Consumer<JobSummary> found) {
        this.agesOutAfter = agesOutAfter;
        this.now = now;
        this.isKnown = isKnown;
        this.found = found;
    }

    /** A list is read from its start: what only was counted is counted again. */
    void begin() {
        endedLongAgoHere = 0;
        unreadableHere = 0;
    }

    void add(JobSummary job) {
        String jobId = job.key().jobId();
        if (SubjectRecord.endedLongAgo(job.status(), job.endedAt(), agesOutAfter, now) && !isKnown.test(jobId)) {
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

    /** A list was read to its end. */
    void end() {
        endedLongAgo += endedLongAgoHere;
        unreadable += unreadableHere;
        begin();
    }

    /** There was no connection to the service. */
    void markUnreachable() {
        isUnreachable = true;
    }

    public boolean isUnreachable() {
        return isUnreachable;
    }

    /** How much was read to its end; null when nothing was, and why less than was meant to be. */
    public void conclude(@Nullable Extent extent, @Nullable String problem) {
        this.extent = extent;
        this.problem = problem;
        jobs.values().forEach(job -> counts.add(job, now));
    }

    /** What was listed of a job; null when it was not, or only counted. */
    @Nullable
    public JobSummary of(String jobId) {
        return jobs.get(jobId);
    }

    /** Jobs to be described, and others of which something is known. */
    Collection<JobSummary> jobs() {
        return jobs.values();
    }

    /** Jobs listed, each counted once. */
    public int size() {
        return jobs.size() + endedLongAgo + endedLongAgoHere;
    }

    public int endedLongAgo() {
        return endedLongAgo + endedLongAgoHere;
    }

    /** Entries that do not identify a job. */
    public int unreadable() {
        return unreadable + unreadableHere;
    }

    public QuotaCounts counts() {
        return counts;
    }

    /** Whether the list of this extent was read to its end. */
    public boolean isComplete() {
        return problem == null;
    }

    public boolean isWhole() {
        return extent == Extent.WHOLE && problem == null;
    }

    /** Why less was read than was meant to be; null when nothing went wrong. */
    @Nullable
    public String problem() {
        return problem;
    }

    @Nullable
    public Extent extent() {
        return extent;
    }
}
