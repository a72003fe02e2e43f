package dev.iotjobs.auditor.audit.listing;

import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.state.Head.WholeListing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the list of jobs an audit reads. If the whole list takes too long, most audits leave out the completed
 * jobs.
 */
public enum Extent {
    WHOLE,
    /** All jobs except completed ones. Includes cancelled jobs and jobs that are being deleted. */
    UNFINISHED;

    /**
     * The statuses of the jobs in {@link #UNFINISHED}. The status of a job can change to a later status of this list,
     * never to an earlier one.
     */
    static final List<JobStatus> UNFINISHED_STATUSES =
            List.of(JobStatus.SCHEDULED, JobStatus.IN_PROGRESS, JobStatus.CANCELED, JobStatus.DELETION_IN_PROGRESS);

    private static final List<JobStatus> ORDER = List.of(
            JobStatus.SCHEDULED,
            JobStatus.IN_PROGRESS,
            JobStatus.COMPLETED,
            JobStatus.CANCELED,
            JobStatus.DELETION_IN_PROGRESS);

    private static final int JOBS_A_PAGE = 250;

    /**
     * Factor for the length of a list whose end was not reached. Such a list is probably longer than the part that was
     * read.
     */
    private static final double MARGIN_FOR_UNKNOWN_LENGTH = 2;

    private static final Duration WHOLE_AT_LEAST_EVERY = Duration.ofHours(24);

    /**
     * Chooses the part of the list to read now. Chooses the whole list once a day. Also chooses the whole list if it
     * fits into {@code time}, or if the last whole list had jobs that were never described.
     *
     * @param last the last attempt to read the whole list; null before the first
     * @param callsPerSecond rate of ListJobs
     * @param time how long reading the list may take
     * @param tick time until the next audit
     */
    static Extent of(@Nullable WholeListing last, double callsPerSecond, Duration time, Duration tick, Instant now) {
        if (last == null
                || last.unseen() > 0
                || last.at().plus(WHOLE_AT_LEAST_EVERY).isBefore(now.plus(tick))) {
            return WHOLE;
        }
        // Finished jobs stay listed for two years, so an account can list a million jobs.
        double pages = Math.ceil((double) last.jobs() / JOBS_A_PAGE) + 1;
        double seconds = pages / callsPerSecond * (last.complete() ? 1 : MARGIN_FOR_UNKNOWN_LENGTH);
        return seconds <= time.toMillis() / 1000.0 ? WHOLE : UNFINISHED;
    }

    /**
     * The filters for calls of ListJobs. Together, the calls return every job that is in the scope and in the part of
     * the list that this extent names.
     */
    List<JobFilter> filters(Scope scope) {
        if (this == WHOLE && scope.statuses().isEmpty()) {
            return List.of(JobFilter.of(scope, null));
        }
        // In this order of calls, a job whose status changes meanwhile may be listed twice, but is never missed.
        List<JobStatus> statuses = this == WHOLE ? ORDER : UNFINISHED_STATUSES;
        return statuses.stream()
                .filter(status -> scope.statuses().isEmpty() || scope.statuses().contains(status))
                .map(status -> JobFilter.of(scope, status))
                .toList();
    }

    /** Whether a complete list of this extent includes the jobs of this status. */
    public boolean shows(JobStatus status) {
        return this == WHOLE || UNFINISHED_STATUSES.contains(status);
    }
}
