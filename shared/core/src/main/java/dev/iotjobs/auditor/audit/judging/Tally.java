package dev.iotjobs.auditor.audit.judging;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.listing.Listing;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.job.AccountRegion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts the jobs, changes and failures of the audit of a Region. Safe for use by several threads. */
public final class Tally {

    private static final int EXAMPLES = 3;

    private final AccountRegion place;
    private final List<NotEvaluated> notEvaluated = new ArrayList<>();
    private final List<Coverage.Example> examples = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final Set<String> notReached = new HashSet<>();
    private final Set<String> counted = new HashSet<>();
    private int described;
    private int evaluated;
    private int denied;
    private int malformed;
    private int failed;
    private int failedAgain;
    private int overdue;
    private int overdueAgain;
    private int unseen;
    private int vanished;
    private int heldBack;
    private int criticals;

    public Tally(AccountRegion place) {
        this.place = place;
    }

    public AccountRegion place() {
        return place;
    }

    /** Leaves the next result of a job out of the counts. Called before this audit describes a counted job again. */
    public synchronized void skipNext(String jobId) {
        counted.add(jobId);
    }

    /** Counts a job that was described and judged. */
    synchronized void described(String jobId) {
        if (!counted.remove(jobId)) {
            described++;
            evaluated++;
        }
    }

    /** Counts a job that this audit did not describe, because its stored evidence is fresh enough. */
    public synchronized void fresh() {
        evaluated++;
    }

    synchronized void denied(String jobId, String message) {
        if (!counted.remove(jobId)) {
            denied++;
            notEvaluated(jobId, NotEvaluated.Reason.DENIED, message);
        }
    }

    synchronized void malformed(String jobId, String message) {
        if (!counted.remove(jobId)) {
            malformed++;
            notEvaluated(jobId, NotEvaluated.Reason.FAILED, message);
        }
    }

    /** @param again whether the previous audit also failed to describe the job */
    synchronized void failed(String jobId, String message, boolean again) {
        if (!counted.remove(jobId)) {
            failed++;
            failedAgain += again ? 1 : 0;
            notEvaluated(jobId, NotEvaluated.Reason.FAILED, message);
        }
    }

    /** Counts a job that could not be described because the service was unreachable. */
    public synchronized void unreachable(String jobId, String message) {
        // No record notes this as a failure of the job: after several failures, audits describe a job less often
        failed++;
        notEvaluated(jobId, NotEvaluated.Reason.UNREACHABLE, message);
    }

    /**
     * Counts a due job that this audit did not reach.
     *
     * @param again whether the previous audit did not describe the job either
     */
    synchronized void overdue(String jobId, boolean again) {
        if (!counted.remove(jobId)) {
            notReached.add(jobId);
            overdue++;
            overdueAgain += again ? 1 : 0;
        }
    }

    /** Counts a job that was never described and was not reached. */
    synchronized void unseen(String jobId) {
        if (!counted.remove(jobId)) {
            notReached.add(jobId);
            unseen++;
        }
    }

    /** Counts a job that no longer exists. */
    synchronized void vanished(String jobId) {
        if (!counted.remove(jobId)) {
            vanished++;
        }
    }

    /** Counts the deleted jobs whose findings stay open, because implausibly many jobs are deleted. */
    public synchronized void heldBack(int jobs) {
        heldBack = jobs;
        evaluated += jobs;
    }

    synchronized void committed(List<Transition> some) {
        transitions.addAll(some);
        criticals += (int) some.stream().filter(Transition::isCriticalNow).count();
    }

    /** The number of findings that became critical in this audit, including new critical findings. */
    public synchronized int criticals() {
        return criticals;
    }

    private void notEvaluated(String jobId, NotEvaluated.Reason reason, String message) {
        notEvaluated.add(new NotEvaluated(place.region(), jobId, reason, message));
        if (examples.size() < EXAMPLES) {
            examples.add(new Coverage.Example(jobId, Answer.code(message)));
        }
    }

    synchronized Set<String> notReached() {
        return Set.copyOf(notReached);
    }

    /** The number of listed jobs that no audit has described yet. */
    public synchronized int stillUnseen() {
        return unseen;
    }

    /**
     * The coverage, as counted so far.
     *
     * @param known number of known jobs in scope
     * @param firstCoverageEnds time by which audits should have described every job once
     */
    public synchronized Coverage coverage(Listing listing, int known, Instant firstCoverageEnds) {
        String problem = listing.problem();
        Coverage.Listed listed = new Coverage.Listed(
                listing.size() + listing.unreadable(),
                listing.endedLongAgo(),
                extent(listing),
                problem == null ? "" : problem);
        return new Coverage(
                place,
                listed,
                described,
                evaluated,
                new Coverage.Failures(denied, malformed + listing.unreadable(), failed, failedAgain, examples),
                new Coverage.NotReached(overdue, overdueAgain, unseen, firstCoverageEnds),
                new Coverage.Deletions(vanished, heldBack, known));
    }

    private static Coverage.Listing extent(Listing listing) {
        if (listing.isComplete() && listing.unreadable() == 0) {
            return Coverage.Listing.COMPLETE;
        }
        if (listing.size() > 0) {
            return Coverage.Listing.INCOMPLETE;
        }
        return listing.isUnreachable() ? Coverage.Listing.UNREACHABLE : Coverage.Listing.NONE;
    }

    public synchronized List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    public synchronized List<NotEvaluated> notEvaluated() {
        return List.copyOf(notEvaluated);
    }
}
