package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.AccountRegion;
import java.time.Instant;
import java.util.List;

/**
 * How much of a Region one audit saw, in jobs.
 *
 * @param listed jobs that ListJobs returned, each counted once
 * @param endedLongAgo of these, finished jobs that ended longer ago than {@code agesOutAfter}: counted, never described
 * @param listing how far ListJobs was read
 * @param listingProblem why it was not read to its end; empty when it was
 * @param described jobs that DescribeJob was answered for in this audit
 * @param evaluated jobs whose verdicts rest on evidence that is fresh enough
 * @param denied jobs that may not be described
 * @param malformed jobs whose answer cannot be read
 * @param failed jobs whose description failed
 * @param failedAgain of these, jobs whose description failed in the audit before as well
 * @param overdue known jobs that were due and not reached
 * @param overdueAgain of these, jobs that were due and not reached in the audit before as well
 * @param unseen jobs never described that were not reached
 * @param firstCoverageEnds until when {@code unseen} jobs are expected, because the account is covered for the first time
 * @param vanished jobs that answered 404
 * @param brake jobs whose 404 is held back as implausible; 0 when the brake does not hold
 * @param known known jobs that were to be described: the whole of which {@code brake} is a share
 * @param examples up to three jobs that were not evaluated
 */
public record Coverage(
        AccountRegion place,
        int listed,
        int endedLongAgo,
        Listing listing,
        String listingProblem,
        int described,
        int evaluated,
        int denied,
        int malformed,
        int failed,
        int failedAgain,
        int overdue,
        int overdueAgain,
        int unseen,
        Instant firstCoverageEnds,
        int vanished,
        int brake,
        int known,
        List<Example> examples)
        implements Facts {

    /** How far ListJobs was read. */
    public enum Listing {
        COMPLETE,
        /** Some jobs may be missing. */
        INCOMPLETE,
        /** Nothing could be listed. */
        NONE,
        /** Nothing could be listed, because there was no connection to AWS IoT. */
        UNREACHABLE
    }

    /**
     * A job that was not evaluated.
     *
     * @param error its error code
     */
    public record Example(String jobId, String error) {}

    public Coverage {
        examples = List.copyOf(examples);
    }

    /** Coverage of a Region in which nothing was looked at. */
    public static Coverage none(AccountRegion place, String problem) {
        return new Coverage(
                place, 0, 0, Listing.NONE, problem, 0, 0, 0, 0, 0, 0, 0, 0, 0, Instant.EPOCH, 0, 0, 0, List.of());
    }

    /** This coverage, marked as that of an audit of a narrower scope. */
    public Coverage ofAPart(String problem) {
        return new Coverage(
                place,
                listed,
                endedLongAgo,
                Listing.INCOMPLETE,
                problem,
                described,
                evaluated,
                denied,
                malformed,
                failed,
                failedAgain,
                overdue,
                overdueAgain,
                unseen,
                firstCoverageEnds,
                vanished,
                brake,
                known,
                examples);
    }

    /** Jobs that should have verdicts. */
    public int expected() {
        return evaluated + denied + malformed + failed + overdue + unseen;
    }

    /** Jobs that could not be evaluated or were not reached. */
    public int notEvaluated() {
        return expected() - evaluated;
    }

    public boolean nothingListed() {
        return listing == Listing.NONE || listing == Listing.UNREACHABLE;
    }

    public boolean listingComplete() {
        return listing == Listing.COMPLETE;
    }

    public boolean isComplete() {
        return listingComplete() && brake == 0 && notEvaluated() == 0;
    }

    /** Share of {@link #expected} with fresh evidence in tenths of a percent, cut; 1000 only when every job has. */
    public int permille() {
        if (expected() == 0) {
            return listingComplete() ? 1_000 : 0;
        }
        return (int) (1_000L * evaluated / expected());
    }

    /** The same in percent. */
    public double percent() {
        return permille() / 10.0;
    }

    /** How many more audits like this one the jobs still waiting need; 0 when none waits. */
    public int auditsToGo() {
        int waiting = overdue + unseen;
        return waiting == 0 ? 0 : Math.ceilDiv(waiting, Math.max(1, described));
    }
}
