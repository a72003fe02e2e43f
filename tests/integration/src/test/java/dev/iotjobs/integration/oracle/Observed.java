package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.Answer;
import dev.iotjobs.auditor.audit.NotEvaluated;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.audit.RegionRun.Outcome;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.integration.oracle.Installation.Audit;
import dev.iotjobs.integration.oracle.Witness.Description;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one audit saw of the account, and how far what it made of it can be foretold. */
final class Observed {

    private final RegionRun run;
    private final boolean tablesDisturbed;
    private final Map<String, List<Description>> descriptions;
    private final Set<JobKey> jobs;
    private final Set<String> notKept;
    private final Set<JobKey> listed;
    private final boolean everyJobIsListed;

    /** @param jobs all that are listed, or were known before */
    Observed(Audit audit, boolean tablesDisturbed, Collection<JobKey> jobs) {
        this.run = audit.run();
        this.tablesDisturbed = tablesDisturbed;
        this.listed = audit.witness().listed();
        this.everyJobIsListed = audit.witness().listedWhole();
        this.descriptions = audit.witness().descriptions().stream().collect(Collectors.groupingBy(Description::jobId));
        this.jobs = Set.copyOf(jobs);
        this.notKept = run.notEvaluated().stream().map(NotEvaluated::jobId).collect(Collectors.toUnmodifiableSet());
    }

    Instant start() {
        return run.startedAt();
    }

    Instant end() {
        return run.endedAt();
    }

    /** What was answered of a job, in that order. */
    List<Description> descriptions(String jobId) {
        return descriptions.getOrDefault(jobId, List.of());
    }

    /** Whether a job is listed and nothing is known of it, or the other way round. */
    boolean hadToBeAskedFor(JobKey job, Belief before) {
        boolean isUnknown = before.equals(Belief.NOTHING);
        return listed.contains(job) ? isUnknown : everyJobIsListed && !isUnknown;
    }

    /** Whether a job is gone in any case: it is not listed, and whichever job of its id was asked for, it was another or none. */
    boolean isReplaced(JobKey job) {
        return sharesItsId(job) && !listed.contains(job) && leftNobodyOut() && wasAlwaysAnswered(job.jobId());
    }

    /** Whether only one outcome is right for a job. */
    boolean isCertain(JobKey job, Belief before) {
        if (sharesItsId(job)) {
            return listed.contains(job) && leftNobodyOut() && wasAlwaysFound(job.jobId()) && wasAskedFor(job, before);
        }
        return descriptions(job.jobId()).isEmpty()
                ? !tablesDisturbed && run.coverage().pending() == 0
                : !tablesDisturbed || (run.outcome() == Outcome.COMPLETED && !notKept.contains(job.jobId()));
    }

    private boolean sharesItsId(JobKey job) {
        return jobsOfId(job.jobId()) > 1;
    }

    private long jobsOfId(String jobId) {
        return jobs.stream().filter(job -> job.jobId().equals(jobId)).count();
    }

    private boolean leftNobodyOut() {
        return everyJobIsListed && !tablesDisturbed && run.coverage().pending() == 0;
    }

    private boolean wasAlwaysFound(String jobId) {
        return descriptions(jobId).stream().allMatch(each -> each.answer() instanceof Answer.Ok);
    }

    private boolean wasAlwaysAnswered(String jobId) {
        return descriptions(jobId).stream()
                .allMatch(each -> each.answer() instanceof Answer.Ok || each.answer() instanceof Answer.Missing);
    }

    /** A call names an id only: of several jobs, one was meant for certain if it had to be, or if none was left out. */
    private boolean wasAskedFor(JobKey job, Belief before) {
        boolean hadToBe = before.seen() == null && run.coverage().denied() == 0;
        return hadToBe || descriptions(job.jobId()).size() == jobsOfId(job.jobId());
    }
}
