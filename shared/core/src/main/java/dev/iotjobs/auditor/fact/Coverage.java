package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.AccountRegion;
import java.time.Instant;
import java.util.List;

/**
 * How many jobs of one Region an audit evaluated, and why it did not evaluate the others.
 *
 * @param described number of jobs that this audit described by DescribeJob
 * @param evaluated number of jobs with evidence fresh enough for verdicts, including the {@link Deletions#heldBack}
 *     jobs
 */
public record Coverage(
        AccountRegion place,
        Listed listed,
        int described,
        int evaluated,
        Failures failures,
        NotReached notReached,
        Deletions deletions) {

    /** How much of the list of jobs the audit read. */
    public enum Listing {
        COMPLETE,
        /** Jobs may be missing from the list. */
        INCOMPLETE,
        /** No job could be listed. */
        NONE,
        /** No job could be listed, because AWS IoT could not be reached. */
        UNREACHABLE
    }

    /**
     * What ListJobs returned.
     *
     * @param jobs number of listed jobs, each counted once
     * @param endedLongAgo number of listed jobs that ended longer ago than the setting {@code agesOutAfter}; audits
     *     never describe them
     * @param extent how much of the list the audit read
     * @param problem why the list is not complete; empty if it is
     */
    public record Listed(int jobs, int endedLongAgo, Listing extent, String problem) {

        public boolean isComplete() {
            return extent == Listing.COMPLETE;
        }

        public boolean isNothing() {
            return extent == Listing.NONE || extent == Listing.UNREACHABLE;
        }
    }

    /**
     * The jobs that could not be described.
     *
     * @param denied number of jobs that the caller may not describe
     * @param malformed number of jobs that AWS IoT returned in a form that cannot be read
     * @param failed number of jobs for which DescribeJob failed in another way
     * @param failedAgain number of {@code failed} jobs that also failed in the previous audit
     * @param examples up to three of the jobs that could not be described
     */
    public record Failures(int denied, int malformed, int failed, int failedAgain, List<Example> examples) {

        public static final Failures NONE = new Failures(0, 0, 0, 0, List.of());

        public Failures {
            examples = List.copyOf(examples);
        }

        public int jobs() {
            return denied + malformed + failed;
        }
    }

    /**
     * A job that could not be described.
     *
     * @param error error code of DescribeJob
     */
    public record Example(String jobId, String error) {}

    /**
     * The jobs that the audit did not reach before its time was over.
     *
     * @param overdue number of jobs that were due to be described again, or that the previous audit should have
     *     described for the first time
     * @param overdueAgain number of {@code overdue} jobs that the previous audit did not describe either
     * @param unseen number of other jobs that no audit has described yet
     * @param firstCoverageEnds time until which {@code unseen} jobs are not a defect
     */
    public record NotReached(int overdue, int overdueAgain, int unseen, Instant firstCoverageEnds) {

        public static final NotReached NONE = new NotReached(0, 0, 0, Instant.EPOCH);

        public int jobs() {
            return overdue + unseen;
        }
    }

    /**
     * The jobs that do not exist any more: DescribeJob answered 404.
     *
     * @param vanished number of these jobs
     * @param heldBack number of deletions that the audit does not accept, because too many jobs vanished at once
     * @param known number of jobs in scope that have a record
     */
    public record Deletions(int vanished, int heldBack, int known) {

        public static final Deletions NONE = new Deletions(0, 0, 0);
    }

    /** The coverage of a Region that could not be audited. */
    public static Coverage none(AccountRegion place, String problem) {
        Listed nothing = new Listed(0, 0, Listing.NONE, problem);
        return new Coverage(place, nothing, 0, 0, Failures.NONE, NotReached.NONE, Deletions.NONE);
    }

    /**
     * This coverage, marked as incomplete because the audit covered only a part of the jobs.
     *
     * @param problem why the audit covered only a part
     */
    public Coverage ofAPart(String problem) {
        Listed part = new Listed(listed.jobs(), listed.endedLongAgo(), Listing.INCOMPLETE, problem);
        return new Coverage(place, part, described, evaluated, failures, notReached, deletions);
    }

    /** The number of jobs that the audit should have evaluated. */
    public int expected() {
        return evaluated + notEvaluated();
    }

    /** The number of jobs that could not be evaluated or were not reached. */
    public int notEvaluated() {
        return failures.jobs() + notReached.jobs();
    }

    public boolean isComplete() {
        return listed.isComplete() && deletions.heldBack() == 0 && notEvaluated() == 0;
    }

    /**
     * The share of evaluated jobs among the {@link #expected} jobs, in tenths of a percent, rounded down. If no job was
     * expected: 1000 for a complete list of jobs, otherwise 0.
     */
    public int permille() {
        if (expected() == 0) {
            return listed.isComplete() ? 1_000 : 0;
        }
        return (int) (1_000L * evaluated / expected());
    }

    /** The evaluated share of {@link #expected} in percent: {@link #permille} divided by 10. */
    public double percent() {
        return permille() / 10.0;
    }

    /**
     * An estimate of how many more audits are needed to reach the jobs in {@link #notReached}; 0 if there are no such
     * jobs.
     */
    public int auditsToGo() {
        int waiting = notReached.jobs();
        return waiting == 0 ? 0 : Math.ceilDiv(waiting, Math.max(1, described));
    }
}
