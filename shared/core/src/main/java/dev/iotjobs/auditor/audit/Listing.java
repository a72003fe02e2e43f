package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far the jobs of a Region were listed; the ledger shows which ones.
 *
 * @param jobs each counted once, though it may have been listed on several pages
 * @param unreadable entries that lack what identifies a job
 * @param extent how much of the list was read to its end; null when nothing was
 * @param problem why less was read than was meant to be; null when nothing went wrong
 */
record Listing(
        int jobs,
        int unreadable,
        @Nullable Extent extent,
        @Nullable String problem) {

    /** Whether a job of this status would have been listed for certain. */
    boolean shows(JobStatus status) {
        return extent == Extent.WHOLE || (extent == Extent.UNFINISHED && Extent.UNFINISHED_STATUSES.contains(status));
    }

    boolean isWhole() {
        return extent == Extent.WHOLE;
    }
}
