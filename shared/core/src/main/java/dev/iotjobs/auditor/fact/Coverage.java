package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.AccountRegion;
import java.time.Instant;
import java.util.List;

/**
 * How many jobs of a Region one audit evaluated, and why not all.
 *
 * @param described jobs that this audit described
 * @param evaluated jobs whose verdicts rest on fresh evidence
 */
public record Coverage(
        AccountRegion place,
        Listed listed,
        int described,
        int evaluated,
        Failures failures,
        NotReached notReached,
        Deletions deletions) {

    /** How completely ListJobs was read. */
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
     * What ListJobs returned.
     *
     * @param jobs number of listed jobs, each counted once
     * @param endedLongAgo of these, jobs that ended longer ago than {@code agesOutAfter}, which are counted and never
     *     described
     * @param extent how far it was read
     * @param problem why the list was not read to its end; empty if it was
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
     * Jobs that could not be described.
     *
     * @param denied jobs that the caller may not describe
     * @param malformed jobs whose answer cannot be read
     * @param failed jobs whose description failed
     * @param failedAgain of these, jobs whose description failed in the previous audit as well
     * @param examples up to three of these jobs
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
     * A job that was not evaluated.
     *
     * @param error its error code
     */
    public record Example(String jobId, String error) {}

    /**
     * Jobs for which no time was left.
     *
     * @param overdue known jobs that were due
     * @param overdueAgain of these, jobs that were due and not reached in the previous audit as well
     * @param unseen jobs never described
     * @param firstCoverageEnds end of the time that the first audit of all jobs may take: until then {@code unseen}
     *     jobs are no defect
     */
    public record NotReached(int overdue, int overdueAgain, int unseen, Instant firstCoverageEnds) {

        public static final NotReached NONE = new NotReached(0, 0, 0, Instant.EPOCH);

        public int jobs() {
            return overdue + unseen;
        }
    }

    /**
     * Jobs that do not exist: DescribeJob answered 404.
     *
     * @param vanished jobs whose deletion is accepted
     * @param heldBack jobs whose deletion is implausible; 0 unless deletions are held back
     * @param known number of known jobs in scope, of which {@code heldBack} is a part
     */
    public record Deletions(int vanished, int heldBack, int known) {

        public static final Deletions NONE = new Deletions(0, 0, 0);
    }

    /** The coverage of a Region that could not be audited. */
    public static Coverage none(AccountRegion place, String problem) {
        Listed nothing = new Listed(0, 0, Listing.NONE, problem);
        return new Coverage(place, nothing, 0, 0, Failures.NONE, NotReached.NONE, Deletions.NONE);
    }

    /** This coverage, marked as that of a narrower scope. */
    public Coverage ofAPart(String problem) {
        Listed part = new Listed(listed.jobs(), listed.endedLongAgo(), Listing.INCOMPLETE, problem);
        return new Coverage(place, part, described, evaluated, failures, notReached, deletions);
    }

    /** The number of jobs that should have verdicts. */
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
     * The share of {@link #expected} with fresh evidence, in tenths of a percent, cut; 1000 only if every job has fresh
     * evidence.
     */
    public int permille() {
        if (expected() == 0) {
            return listed.isComplete() ? 1_000 : 0;
        }
        return (int) (1_000L * evaluated / expected());
    }

    /** The share of {@link #permille} in percent. */
    public double percent() {
        return permille() / 10.0;
    }

    /** The number of audits like this one that the waiting jobs still need; 0 if no job waits. */
    public int auditsToGo() {
        int waiting = notReached.jobs();
        return waiting == 0 ? 0 : Math.ceilDiv(waiting, Math.max(1, described));
    }
}
