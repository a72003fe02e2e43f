package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.History.WholeListing;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * How much of the list of jobs an audit reads. Finished jobs stay listed for two years, so an account can list a
 * million; then only the others are listed at every audit.
 */
enum Extent {
    WHOLE,
    /** Jobs that have not completed, and cancelled ones: what can still change, and what matters soon. */
    UNFINISHED;

    static final Set<JobStatus> UNFINISHED_STATUSES =
            Set.of(JobStatus.IN_PROGRESS, JobStatus.SCHEDULED, JobStatus.CANCELED, JobStatus.DELETION_IN_PROGRESS);

    private static final int JOBS_A_PAGE = 250;
    /** A list whose end was not reached is longer than what was read, unless something else was in the way. */
    private static final double MARGIN_FOR_UNKNOWN_LENGTH = 2;

    private static final Duration WHOLE_AT_LEAST_EVERY = Duration.ofHours(24);

    /**
     * What is to be listed now: the whole while it fits, and as much of it as fits while jobs on it wait to be seen.
     *
     * @param callsPerSecond that ListJobs may be called
     * @param time listing may take
     */
    static Extent of(History history, double callsPerSecond, Duration time, Instant now) {
        WholeListing last = history.wholeListing();
        if (last == null
                || last.unseen() > 0
                || !last.at().plus(WHOLE_AT_LEAST_EVERY).isAfter(now)) {
            return WHOLE;
        }
        double pages = Math.ceil((double) last.jobs() / JOBS_A_PAGE) + 1;
        double seconds = pages / callsPerSecond * (last.complete() ? 1 : MARGIN_FOR_UNKNOWN_LENGTH);
        return seconds <= time.toMillis() / 1000.0 ? WHOLE : UNFINISHED;
    }
}
